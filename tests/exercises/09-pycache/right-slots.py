import weakref
class WeakCache:
    __slots__ = ("make", "objects")
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            op = self.objects.setdefault(key, self.make(key))
        return op
