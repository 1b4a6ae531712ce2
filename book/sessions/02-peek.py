# ledger: dead-count
# also on 2.7, 3.6
import ctypes


def count_at(address):
    return ctypes.c_uint32.from_address(address).value


x = [1]
address = id(x)
print("alive, the count is", count_at(address))
del x
count = count_at(address)
print("dead, the count is", count if count < 10 else "no count at all")
y = [2]
z = y
print("and now it is", count_at(address), "since y has moved in:", id(y) == address)
