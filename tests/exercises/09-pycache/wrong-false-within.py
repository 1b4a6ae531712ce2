# REFUSED: Is there an object? That is asked by `is None`
import weakref

class WeakCache:
    def __init__(self, make):
        self.make = make
        self.known = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.known.get(key)
        if op is None:
            op = self.make(key)
            op = self.known.get(key) or op
            self.known[key] = op
        return op
