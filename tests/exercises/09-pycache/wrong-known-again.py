# REFUSED: A cache that nobody refers to dies at once, also one that was asked for nothing.
import weakref


class WeakCache:
    def __init__(self, make):
        objects = weakref.WeakValueDictionary()

        def get(key):
            op = objects.get(key)
            if op is None:
                op = objects.setdefault(key, self.make(key))
            return op

        self.make = make
        self.get = get
