import ctypes

x = [1]
address = id(x)
del x
y = [2]
z = y
print("%s %d" % (id(y) == address, ctypes.c_uint32.from_address(address).value))
