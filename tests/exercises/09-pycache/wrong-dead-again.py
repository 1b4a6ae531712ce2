# REFUSED: What is returned is alive: a dead reference answers None.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        try:
            ref = self.refs[key]
        except KeyError:
            op = self.make(key)
            ref = self.refs[key] = weakref.ref(op, lambda r: None)
        return ref()
