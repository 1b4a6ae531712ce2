# REFUSED: Is there an object? That is asked by `is None`
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        return (self.objects.get(key)
                or self.objects.setdefault(key, self.make(key)))
