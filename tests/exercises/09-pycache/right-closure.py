import weakref
class WeakCache:
    def __init__(self, make):
        objects = weakref.WeakValueDictionary()
        def get(key):
            op = objects.get(key)
            return op if op is not None else objects.setdefault(key, make(key))
        self.get = get
