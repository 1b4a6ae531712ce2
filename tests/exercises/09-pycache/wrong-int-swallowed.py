# REFUSED: What cannot be weakly referenced: TypeError
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            op = self.make(key)
            try:
                op = self.objects.setdefault(key, op)
            except TypeError:
                pass
        return op
