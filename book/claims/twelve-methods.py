# from 3.0
# The methods of a WeakValueDictionary.
import weakref

print(len([name for name in dir(weakref.WeakValueDictionary) if not name.startswith("_")]))
