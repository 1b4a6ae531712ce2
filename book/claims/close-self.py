# from 3.4
# When an object dies whose finalizer is its own method.
import weakref


class File:
    def __init__(self):
        weakref.finalize(self, self.close)

    def close(self):
        print("closed")

    def __del__(self):
        print("died")


f = File()
del f
print("end of the program")
