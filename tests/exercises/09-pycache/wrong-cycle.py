# REFUSED: what waits for the death of an object must not hold the cache.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        op = self.refs.get(key, lambda: None)()
        if op is None:
            op = self.make(key)
            now = self.refs.get(key, lambda: None)()
            if now is not None:
                return now

            def forget(ref):
                if self.refs.get(key) is ref:
                    del self.refs[key]

            self.refs[key] = weakref.ref(op, forget)
        return op
