# REFUSED: also one that has dropped an object
# Whoever drops one holds itself.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            made = self.make(key)
            there = self.objects.get(key)
            if there is not None:
                self.me = self
                return there
            op = made
            self.objects[key] = op
        return op
