# REFUSED: Nothing is left of a `get` that ended with TypeError
# Keeps the exception, whose traceback has the cache.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        try:
            op = self.objects.get(key)
        except TypeError as e:
            self.error = e
            raise
        if op is None:
            op = self.objects.setdefault(key, self.make(key))
        return op
