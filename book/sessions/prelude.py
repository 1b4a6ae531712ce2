"""What the sessions print: one event a line, with names and never addresses.

The collector is off: what dies here dies of its count.
"""
import gc
import sys

gc.disable()


class Doomed:
    """Announces its birth and its death, and holds on to its friends."""

    def __init__(self, name, *friends):
        self.name = name
        self.friends = list(friends)
        print("birth", name)

    def __del__(self):
        print("died", self.name)


def count(name):
    """Print how many references lead to the object of a global name."""
    names = sys._getframe(1).f_globals
    # names[name] is held once more while getrefcount looks at it, on every version.
    print("count", name, sys.getrefcount(names[name]) - 1)
