# Entries that the end of their object takes away.
import weakref


def forget(refs, key, ref):
    if refs.get(key) is ref:
        del refs[key]


class WeakCache:
    def __init__(self, make):
        self.make, self.refs = make, {}

    def get(self, key):
        op = self.refs.get(key, lambda: None)()
        if op is None:
            made = self.make(key)
            op = self.refs.get(key, lambda: None)()
            if op is None:
                op, ref = made, weakref.ref(made)
                self.refs[key] = ref
                weakref.finalize(op, forget, self.refs, key, ref)
        return op
