# REFUSED: take away what was the dead one's, key by key
# Looks whether the first key is the dead one's still, and takes all.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}
        self.keys = {}
    def look(self, key):
        r = self.refs.get(key)
        return None if r is None else r()
    def get(self, key):
        op = self.look(key)
        if op is None:
            made = self.make(key)
            op = self.look(key)
            if op is None:
                op = made
                refs, keys, n = self.refs, self.keys, id(op)
                if n in keys and keys[n][0]() is op:
                    keys[n][1].append(key)
                    refs[key] = keys[n][0]
                else:
                    def gone(r):
                        if keys[n][0] is not r: return
                        mine = keys.pop(n)[1]
                        if refs.get(mine[0]) is r:
                            for k in mine:
                                refs.pop(k, None)
                    r = weakref.ref(op, gone)
                    keys[n] = (r, [key])
                    refs[key] = r
        return op
