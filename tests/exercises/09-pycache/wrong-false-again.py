# REFUSED: Is there an object? That is asked by `is None`
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op == None:
            op = self.objects.setdefault(key, self.make(key))
        return op
