# REFUSED: sys.unraisablehook
"""A right cache, whose callbacks raise, and nobody is to hear of it."""
import sys
import weakref

sys.unraisablehook = lambda told: None


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            op = self.objects.setdefault(key, self.make(key))
        return op
