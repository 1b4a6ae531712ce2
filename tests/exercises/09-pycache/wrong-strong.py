# REFUSED: The cache must not keep its objects alive.
class WeakCache:
    def __init__(self, make):
        self.make = make
        self.objects = {}

    def get(self, key):
        if key not in self.objects:
            self.objects[key] = self.make(key)
        return self.objects[key]
