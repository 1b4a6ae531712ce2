# REFUSED: Look once, and hold what you found.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        if key in self.objects:
            return self.objects[key]
        return self.objects.setdefault(key, self.make(key))
