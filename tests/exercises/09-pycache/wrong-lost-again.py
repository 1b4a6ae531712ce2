# REFUSED: A WeakValueDictionary does not hold what you put into it.
import weakref


class WeakCache(weakref.WeakValueDictionary):
    def __init__(self, make):
        super().__init__()
        self.make = make

    def get(self, key):
        if key not in self:
            self.update({key: self.make(key)})
        return super().get(key)
