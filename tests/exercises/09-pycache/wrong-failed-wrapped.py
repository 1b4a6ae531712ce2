# REFUSED: If `make` fails, its exception is the caller's
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
            except Exception as e:
                raise RuntimeError("make failed") from e
        return op
