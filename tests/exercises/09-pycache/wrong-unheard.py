# REFUSED: Nothing is left of a `get` in which `make` failed
# Knows all kinds of exceptions, but one.
import weakref
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.busy = []
        self.objects = weakref.WeakValueDictionary()
    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            self.busy.append(key)
            try:
                made = self.make(key)
            except (Exception, KeyboardInterrupt, SystemExit, GeneratorExit):
                self.busy.pop()
                raise
            self.busy.pop()
            op = self.objects.setdefault(key, made)
        return op
