# REFUSED: Nothing is left of a `get` in which `make` failed
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.made = weakref.WeakValueDictionary()
        self.error = None       # why the last one was not made

    def get(self, key):
        op = self.made.get(key)
        if op is None:
            try:
                new = self.make(key)
            except Exception as error:
                self.error = error
                raise
            op = self.made.setdefault(key, new)
        return op
