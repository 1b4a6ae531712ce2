# only on 3.13 3.14 3.15
# Whether the interpreter still has PyWeakref_GetObject to be linked against.
import ctypes

print(hasattr(ctypes.pythonapi, "PyWeakref_GetObject"))
