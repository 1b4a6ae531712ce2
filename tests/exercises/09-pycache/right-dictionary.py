# A WeakValueDictionary that makes what is not there.
import weakref


class WeakCache(weakref.WeakValueDictionary):
    def __init__(self, make):
        super().__init__()
        self.make = make

    def get(self, key):
        try:
            return self[key]
        except KeyError:
            made = self.make(key)
        try:
            return self[key]
        except KeyError:
            self[key] = made
            return made
