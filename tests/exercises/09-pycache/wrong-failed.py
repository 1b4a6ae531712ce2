# REFUSED: If `make` fails, its exception is the caller's, and nothing is remembered.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
        self.errors = {}

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            if key in self.errors:
                raise KeyError(key)
            self.errors[key] = True
            op = self.objects.setdefault(key, self.make(key))
            del self.errors[key]
        return op
