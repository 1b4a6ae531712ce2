# REFUSED: a key need not equal itself
# Compares by == alone.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.entries = entries = []
    def look(self, key):
        for k, r in list(self.entries):
            if k == key:
                op = r()
                if op is not None:
                    return op
    def get(self, key):
        hash(key)
        op = self.look(key)
        if op is None:
            made = self.make(key)
            op = self.look(key)
            if op is None:
                op = made
                entries = self.entries
                def gone(r):
                    for i, (k, x) in enumerate(entries):
                        if x is r:
                            del entries[i]
                            break
                entries.append((key, weakref.ref(op, gone)))
        return op
