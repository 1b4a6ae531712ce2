# REFUSED: If `make` fails, its exception is the caller's
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.made = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.made.get(key)
        if op is None:
            try:
                new = self.make(key)
            except Exception:
                # Perhaps somebody else has made it meanwhile.
                op = self.made.get(key)
                if op is None:
                    raise
                return op
            op = self.made.setdefault(key, new)
        return op
