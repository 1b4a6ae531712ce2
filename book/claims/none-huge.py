# from 3.12
import ctypes

print(ctypes.c_long.from_address(id(None)).value)
