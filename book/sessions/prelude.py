"""What the sessions print: one event a line, with names and never addresses.

The collector is off: what dies here dies of its count.
"""
import gc
import os
import sys

gc.disable()

in_collection = None        # the names of those who die of it; None: no collection is running


def one_line(phase, info):
    """In which order a collection lets its finds speak is chapter 7: until then, one sorted line."""
    global in_collection
    if phase == "stop" and in_collection:
        print("died", *sorted(in_collection))
    in_collection = [] if phase == "start" else None


if os.path.basename(sys.argv[-1]) < "07":       # the session's name
    gc.callbacks.append(one_line)


class Doomed:
    """Announces its birth and its death, and holds on to its friends."""

    def __init__(self, name, *friends):
        self.name = name
        self.friends = list(friends)
        print("birth", name)

    def __del__(self):
        if in_collection is None:
            print("died", self.name)
        else:
            in_collection.append(self.name)


def count(name):
    """Print how many references lead to the object of a global name."""
    names = sys._getframe(1).f_globals
    # names[name] is held once more while getrefcount looks at it, on every version.
    print("count", name, sys.getrefcount(names[name]) - 1)
