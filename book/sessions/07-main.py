import gc
import os


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died", self.name, "and there is still", numbers)


if os.fork() == 0:
    gc.disable()
    print("the collector is off")
else:
    os.wait()
    print("the collector is on")
names = [Last("one"), Last("two"), Last("three")]
numbers = [1, 2, 3]
