# REFUSED: take away the entry that died, and no other.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        ref = self.refs.get(key)
        op = None if ref is None else ref()
        if op is None:
            refs = self.refs
            op = self.make(key)
            refs[key] = weakref.ref(op, lambda r: refs.pop(key, None))
        return op
