# REFUSED: If `make` fails, its exception is the caller's, and nothing is remembered.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            try:
                op = self.objects.setdefault(key, self.make(key))
            except OSError:
                return None
        return op
