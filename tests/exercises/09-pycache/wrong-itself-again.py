# REFUSED: a key need not equal itself
# Makes one each time for what does not equal itself.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None or key != key:
            op = self.objects.setdefault(key, self.make(key))
        return op
