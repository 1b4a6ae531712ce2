# REFUSED: is told apart by `is`
# What is equal is there already.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            made = self.make(key)
            for o in self.objects.values():
                if o == made and type(o) is not type(made):
                    made = o
            op = self.objects.setdefault(key, made)
        return op
