# REFUSED: A key that has an object, or not: get returns one.
# Never calls make.
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        return self.objects[key]
