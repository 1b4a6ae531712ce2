# only on 3.13, 3.14, 3.15
import ctypes
import sys


def asks(name):
    function = getattr(ctypes.pythonapi, name)
    function.argtypes = [ctypes.py_object, ctypes.c_ssize_t]
    function.restype = ctypes.c_void_p      # an address: counts nothing itself
    before = sys.getrefcount(shared[0])
    function(shared, 0)
    return sys.getrefcount(shared[0]) - before


shared = [object()]
print("PyList_GetItem:   ", asks("PyList_GetItem"))
print("PyList_GetItemRef:", asks("PyList_GetItemRef"))
