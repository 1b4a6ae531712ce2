import ctypes

for name in "PyCriticalSection_Begin", "PyCriticalSection2_Begin":
    print("%s: %s" % (name, hasattr(ctypes.pythonapi, name)))
