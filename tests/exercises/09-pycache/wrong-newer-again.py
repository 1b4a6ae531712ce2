# REFUSED: take away the entry that died, and no other.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        op = self.refs.get(key, lambda: None)()
        if op is None:
            op = self.make(key)
            self.refs[key] = weakref.ref(op)
            weakref.finalize(op, self.refs.pop, key, None).atexit = False
        return op
