import gc
import weakref


class File:
    def __init__(self, name):
        self.name = name
        weakref.finalize(self, self.close)

    def close(self):
        print("closed", self.name)

    def __del__(self):
        print("died", self.name)


a = File("a")
del a
gc.collect()
print("end of the program")
