# REFUSED: Nothing is left of a `get` that ended with TypeError
# A cache that has seen what cannot be referenced weakly holds itself.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            made = self.make(key)
            try:
                op = self.objects.setdefault(key, made)
            except TypeError as e:
                self.wrong = self
                raise
        return op
