# REFUSED: When an object dies, its key goes with it, at once.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        ref = self.refs.get(key)
        op = ref and ref()
        if op is None:
            op = self.make(key)
            self.refs[key] = weakref.ref(op)
        return op
