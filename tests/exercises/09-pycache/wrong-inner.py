# REFUSED: While `make` ran, an object for this key has come to live.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            op = self.objects[key] = self.make(key)
        return op
