import sys


class Doomed(object):
    def __init__(self, name):
        self.name = name

    def __del__(self, out=sys.stdout):
        out.write(self.name + "\n")


b, _a, c = Doomed("b"), Doomed("_a"), Doomed("c")
