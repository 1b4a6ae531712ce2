# REFUSED: Look once, and hold what you found.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        if self.objects.get(key) is not None:
            return self.objects.get(key)
        return self.objects.setdefault(key, self.make(key))
