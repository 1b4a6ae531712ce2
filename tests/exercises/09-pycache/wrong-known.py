# REFUSED: A cache that nobody refers to dies at once, also one that was asked for nothing.
import weakref


class WeakCache:
    known = []

    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
        self.known.append(self)

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            op = self.objects.setdefault(key, self.make(key))
        return op
