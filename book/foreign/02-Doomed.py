import gc
import time


class Doomed(object):
    def __init__(self, name):
        self.name = name
        print("birth " + name)

    def __del__(self):
        print("died " + self.name)


a = Doomed("a")
b = a
b = None
a = None
print("end of the program, and nobody died")
gc.collect()
time.sleep(0.5)
print("the collector was asked, and given half a second")
