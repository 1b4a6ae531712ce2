# REFUSED: What is returned is alive: a dead reference answers None.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        if key not in self.refs:
            op = self.make(key)
            self.refs[key] = weakref.ref(op)
            return op
        return self.refs[key]()
