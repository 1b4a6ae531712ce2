# REFUSED: The new one is dropped: when `get` has returned, nobody holds it.
# What was dropped stays by a name.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            self.made = self.make(key)
            op = self.objects.setdefault(key, self.made)
            if op is self.made:
                del self.made
        return op
