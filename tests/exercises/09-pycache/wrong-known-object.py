# REFUSED: from each cache that has it
# An object is known to the cache that had it first.
import weakref
KNOWN = {}
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}
    def look(self, key):
        r = self.refs.get(key)
        return None if r is None else r()
    def get(self, key):
        op = self.look(key)
        if op is None:
            made = self.make(key)
            op = self.look(key)
            if op is None:
                op, n = made, id(made)
                if n not in KNOWN:
                    def gone(r):
                        refs, keys = KNOWN.pop(n)[1:]
                        for k in keys:
                            if refs.get(k) is r:
                                del refs[k]
                    KNOWN[n] = (weakref.ref(op, gone), self.refs, [])
                KNOWN[n][2].append(key)
                self.refs[key] = KNOWN[n][0]
        return op
