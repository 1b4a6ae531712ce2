# REFUSED: Two caches have nothing in common.
import weakref

class WeakCache:
    _all = {}

    def __init__(self, make):
        self.make = make
        self.known = self._all.setdefault(make, weakref.WeakValueDictionary())

    def get(self, key):
        op = self.known.get(key)
        if op is None:
            op = self.known.setdefault(key, self.make(key))
        return op
