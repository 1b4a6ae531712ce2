# REFUSED: Get works in a callback, for the key of what has died.
# Its own callback has not been called yet: an entry that is dead is taken for a mistake.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        if key in self.refs:
            return self.alive(key)
        op, refs = self.make(key), self.refs
        if key in refs:
            return self.alive(key)

        def gone(ref):
            if refs.get(key) is ref:
                del refs[key]

        refs[key] = weakref.ref(op, gone)
        return op

    def alive(self, key):
        op = self.refs[key]()
        if op is None:
            raise KeyError(key)
        return op
