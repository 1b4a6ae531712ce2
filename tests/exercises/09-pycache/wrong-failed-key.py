# REFUSED: If `make` fails
# A KeyError of make is taken for one of the table.
import weakref

class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        op = self.objects.get(key)
        if op is None:
            try:
                op = self.objects.setdefault(key, self.make(key))
            except KeyError:
                op = self.objects.setdefault(key, self.make(key))
        return op
