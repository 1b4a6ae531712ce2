# REFUSED: It did not end within
class WeakCache:
    def __init__(self, make):
        self.make = make

    def get(self, key):
        while True:
            pass
