# REFUSED: what waits for the death of an object must not hold the cache.
import weakref


class Ref(weakref.ref):
    __slots__ = ("key",)


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def forget(self, ref):
        if self.refs.get(ref.key) is ref:
            del self.refs[ref.key]

    def look(self, key):
        ref = self.refs.get(key)
        return None if ref is None else ref()

    def get(self, key):
        op = self.look(key)
        if op is None:
            op = self.make(key)
            now = self.look(key)
            if now is not None:
                return now
            ref = Ref(op, self.forget)
            ref.key = key
            self.refs[key] = ref
        return op
