# REFUSED: A key is anything with a hash; for others: TypeError
# Compares with all keys before it asks for a hash.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        for other, op in list(self.objects.items()):
            if other == key:
                return op
        op = self.objects.get(key)
        if op is None:
            op = self.objects.setdefault(key, self.make(key))
        return op
