import atexit
import weakref


class File:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died", self.name)


a, b = File("a"), File("b")
atexit.register(print, "registered first")
weakref.finalize(a, print, "finalize a")
atexit.register(print, "registered last")
weakref.finalize(b, print, "finalize b")
weakref.finalize(a, print, "finalize a again")
print("end of the program")
