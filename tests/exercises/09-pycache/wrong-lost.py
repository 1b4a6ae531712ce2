# REFUSED: A WeakValueDictionary does not hold what you put into it.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            self.objects[key] = self.make(key)
            return self.objects[key]
        return op
