import gc
import weakref


class File:
    def __init__(self, name):
        self.name = name
        if name == "a":
            weakref.finalize(self, self.close)
        if name == "b":
            weakref.finalize(self, self.log, "closed b")
        if name == "c":
            weakref.finalize(self, lambda: print("closed", name))
        if name == "d":
            weakref.finalize(self, lambda: print("closed", self.name))

    def close(self):
        print("closed", self.name)

    @staticmethod
    def log(text):
        print(text)

    def __del__(self):
        print("died", self.name)


for name in "abcd":
    File(name)
gc.collect()
print("end of the program")
