# REFUSED: Nothing is left of a `get` in which `make` failed
# Those whose make is interrupted stay on its list.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make, self.making = make, []
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is not None:
            return op
        self.making.append(key)
        try:
            op = self.make(key)
        except Exception:
            self.making.pop()
            raise
        self.making.pop()
        return self.objects.setdefault(key, op)
