# REFUSED: If `make` fails, its exception is the caller's
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.made = weakref.WeakValueDictionary()
        self.busy = {}

    def get(self, key):
        op = self.made.get(key)
        if op is not None:
            return op
        # Who is being made already is made once more, but only by the
        # innermost: the others take what that has left.
        self.busy[key] = self.busy.get(key, 0) + 1
        try:
            new = self.make(key)
        except Exception:
            del self.busy[key]
            raise
        self.busy.pop(key, None)
        return self.made.setdefault(key, new)
