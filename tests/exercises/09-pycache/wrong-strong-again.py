# REFUSED: The cache must not keep its objects alive.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
        self.last = None

    def get(self, key):
        self.last = self.objects.get(key)
        if self.last is None:
            self.last = self.objects.setdefault(key, self.make(key))
        return self.last
