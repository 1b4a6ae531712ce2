# REFUSED: A key that is equal to the first finds the same object
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        hash(key)
        k = id(key)
        op = self.objects.get(k)
        if op is None:
            op = self.objects.setdefault(k, self.make(key))
        return op
