# REFUSED: When an object dies, its key goes with it, at once.
"""From the object back to its key, by id: of several keys, only the last one goes."""
import weakref

class Tables:
    def __init__(self):
        self.refs, self.keys = {}, {}

class WeakCache:
    def __init__(self, make):
        self.make = make
        self.tables = Tables()

    def look(self, key):
        ref = self.tables.refs.get(key)
        return ref and ref()

    def get(self, key):
        op = self.look(key)
        if op is None:
            made = self.make(key)
            op = self.look(key)
            if op is None:
                op = made
                self.remember(key, op)
        return op

    def remember(self, key, op):
        there = weakref.ref(self.tables)
        number = id(op)

        def gone(ref):
            tables = there()
            if tables is None or number not in tables.keys:
                return
            key = tables.keys.pop(number)
            now = tables.refs.get(key)
            if now is not None and now() is None:
                del tables.refs[key]
        self.tables.refs[key] = weakref.ref(op, gone)
        self.tables.keys[number] = key
