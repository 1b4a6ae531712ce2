# from 3.6
import os
import sys


class Doomed:
    def __init__(self, name):
        self.name = name

    def __del__(self, write=os.write):
        write(1, b"said %s\n" % self.name)
        print("printed", flush=True)


def hook(*problem):
    pass


early = Doomed(b"early")
late = Doomed(b"late")
del early
sys.excepthook = hook           # it leads to the globals, and so to `late`
