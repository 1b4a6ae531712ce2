# References of its own, whose callbacks hold the cache weakly.
import weakref


class Ref(weakref.ref):
    __slots__ = ("key",)


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.refs = {}
        cache = weakref.ref(self)

        def forget(ref):
            self = cache()
            if self is not None and self.refs.get(ref.key) is ref:
                del self.refs[ref.key]

        self.forget = forget

    def look(self, key):
        ref = self.refs.get(key)
        return None if ref is None else ref()

    def get(self, key):
        op = self.look(key)
        if op is None:
            new = self.make(key)
            op = self.look(key)
            if op is None:
                op = new
                ref = Ref(op, self.forget)
                ref.key = key
                self.refs[key] = ref
        return op
