import ctypes
import gc

gc.collect()
t = tuple([[]])
place = ctypes.c_void_p.from_address(id(t) + tuple.__basicsize__)
assert place.value == id(t[0])
ctypes.pythonapi.Py_DecRef(ctypes.py_object(t[0]))
ctypes.pythonapi.Py_IncRef(ctypes.py_object(t))
place.value = id(t)
assert t[0] is t
del t
for n in range(3):
    print(gc.collect())
