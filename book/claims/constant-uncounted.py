import ctypes


def count_at(address):
    return ctypes.c_uint32.from_address(address).value


def local():
    v1 = "a b c"
    address = id(v1)
    before = count_at(address)
    v2 = v1
    return count_at(address) - before


print(local())
