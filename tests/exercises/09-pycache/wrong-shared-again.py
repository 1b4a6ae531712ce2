# REFUSED: Two caches have nothing in common.
import weakref


class WeakCache:
    def __init__(self, make, objects=weakref.WeakValueDictionary()):
        self.make = make
        self.objects = objects

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            op = self.objects.setdefault(key, self.make(key))
        return op
