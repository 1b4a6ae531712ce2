# REFUSED: Two caches have nothing in common.
import weakref

tables = weakref.WeakKeyDictionary()


class WeakCache:
    def __init__(self, make):
        self.make = make
        if make not in tables:
            tables[make] = weakref.WeakValueDictionary()

    def get(self, key):
        table = tables[self.make]
        op = table.get(key)
        if op is None:
            op = table.setdefault(key, self.make(key))
        return op
