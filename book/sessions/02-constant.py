# ledger: local-constant
# also on 2.7, 3.6
import ctypes


def count_at(address):
    return ctypes.c_uint32.from_address(address).value


def constant():
    v1 = "a b c"
    address = id(v1)
    counts = [count_at(address)]
    v2 = v1
    counts.append(count_at(address))
    v2 = None
    counts.append(count_at(address))
    v1 = None
    counts.append(count_at(address))
    return counts


def fresh():
    v1 = [1]
    address = id(v1)
    counts = [count_at(address)]
    v2 = v1
    counts.append(count_at(address))
    v2 = None
    counts.append(count_at(address))
    return counts


print("a constant: ", constant())
print("a new list: ", fresh())
