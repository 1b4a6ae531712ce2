# Its references hold a table, and not the cache; until their objects die,
# it is still there.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        op = self._look(key)
        if op is None:
            new = self.make(key)
            op = self._look(key)
            if op is None:
                op = new
                refs = self.refs        # not self: that would be a cycle

                def gone(ref, key=key):
                    if refs.get(key) is ref:
                        del refs[key]
                refs[key] = weakref.ref(op, gone)
        return op

    def _look(self, key):
        ref = self.refs.get(key)
        return None if ref is None else ref()
