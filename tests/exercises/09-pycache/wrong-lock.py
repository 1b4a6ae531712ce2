# REFUSED: It waits for something that does not come.
"""A lock that is not reentrant."""
import threading
import weakref


class WeakCache:
    def __init__(self, make):
        self.make = make
        self.lock = threading.Lock()
        self.objects = weakref.WeakValueDictionary()

    def get(self, key):
        with self.lock:
            op = self.objects.get(key)
            if op is None:
                op = self.objects.setdefault(key, self.make(key))
            return op
