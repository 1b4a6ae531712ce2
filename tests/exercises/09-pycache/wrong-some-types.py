# REFUSED: What cannot be weakly referenced: TypeError
# Knows some types that cannot be referenced weakly, and returns the others.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            made = self.make(key)
            if made is None or isinstance(made, (int, str, float, tuple)):
                raise TypeError("no")
            try:
                op = self.objects.setdefault(key, made)
            except TypeError:
                return made
        return op
