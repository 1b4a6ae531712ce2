# REFUSED: When an object dies, its key goes with it, at once.
import weakref


class WeakCache:
    """Sweeps, but not before it is asked again."""

    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        for old in [k for k, ref in self.refs.items() if ref() is None]:
            del self.refs[old]
        ref = self.refs.get(key)
        op = ref() if ref is not None else None
        if op is None:
            op = self.make(key)
            self.refs[key] = weakref.ref(op)
        return op
