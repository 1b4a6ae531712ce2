# REFUSED: The object that was made for a key is found as long as anybody holds it.
"""Begins anew when there are four thousand and ninety-six."""
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            made = self.make(key)
            if len(self.objects) >= 4096:
                self.objects.clear()
            op = self.objects.setdefault(key, made)
        return op
