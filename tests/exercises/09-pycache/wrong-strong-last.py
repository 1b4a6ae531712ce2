# REFUSED: The cache must not keep its objects alive.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            self.last = self.objects.setdefault(key, self.make(key))
            op = self.last
        return op
