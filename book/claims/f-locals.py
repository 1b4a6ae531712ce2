import sys


class Doomed(object):
    def __del__(self):
        said.append("died")


def take_away(x):
    sys._getframe(1).f_locals["y"] = None
    said.append("rebound")
    del x
    said.append("taken away")


def caller():
    y = Doomed()
    take_away(y)
    said.append("y is None" if y is None else "y is there")


said = []
caller()
print(", ".join(said))
