# REFUSED: If `make` fails, its exception is the caller's
# The inner make of a key has taken it off the list already.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make, self.making = make, set()
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            self.making.add(key)
            try:
                op = self.objects.setdefault(key, self.make(key))
            except BaseException:
                self.making.remove(key)
                raise
            self.making.discard(key)
        return op
