# REFUSED: A key that is equal to the first finds the same object, and others do not.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(id(key))
        if op is None:
            op = self.objects.setdefault(id(key), self.make(key))
        return op
