import ctypes

for name in "PyList_GetItem", "PyList_GetItemRef", "PyDict_GetItemRef":
    print("%s: %s" % (name, hasattr(ctypes.pythonapi, name)))
