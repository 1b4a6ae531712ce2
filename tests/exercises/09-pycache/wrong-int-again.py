# REFUSED: What cannot be weakly referenced: TypeError, and nothing is remembered.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
        self.names = {}

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            op = self.make(key)
            name = self.names[key] = repr(type(op))
            op = self.objects.setdefault(key, op)
            weakref.finalize(op, self.names.pop, key, None)
            assert name
        return op
