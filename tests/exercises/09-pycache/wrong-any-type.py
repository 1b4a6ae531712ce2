# REFUSED: What can be weakly referenced may be of any type.
# Goes by types, of which some can be referenced weakly.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            made = self.make(key)
            if made is None or isinstance(made, (int, str, float, tuple, list, dict)):
                raise TypeError("no")
            op = self.objects.setdefault(key, made)
        return op
