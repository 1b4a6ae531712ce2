import ctypes
import gc


def count_at(address):
    return ctypes.c_uint32.from_address(address).value


gc.disable()
gc.collect()
l1, l2 = [1], [2]
l1.append(l2)
l2.append(l1)
first, second = id(l1), id(l2)
print("two names:       ", count_at(first), count_at(second))
del l1
print("del l1:          ", count_at(first), count_at(second))
del l2
print("del l2:          ", count_at(first), count_at(second))
print("gc.collect() says", gc.collect())
print("and again        ", gc.collect())
