# REFUSED: Between two looks into the dictionary the object may die
# Asks whether the key is there, and then for its reference.
import weakref

class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        ref = self.refs.get(key)
        op = ref() if ref is not None else None
        if op is None:
            op = self.make(key)
            refs = self.refs
            other = refs[key]() if key in refs else None
            if other is not None:
                return other
            def gone(r, key=key, refs=refs):
                if refs.get(key) is r:
                    del refs[key]
            refs[key] = weakref.ref(op, gone)
        return op
