import copy
import functools
import gc
import pickle


class Point:
    def __init__(self, x):
        self.x = x

    @functools.cached_property
    def square(self):
        return self.x ** 2


def own_dict(p):
    return any(type(held) is dict for held in gc.get_referents(p))


tries = {
    "setattr(p, 'y', 2)": lambda p: setattr(p, "y", 2),
    "del p.x": lambda p: delattr(p, "x"),
    "hasattr(p, '__dict__')": lambda p: hasattr(p, "__dict__"),
    "dir(p)": dir,
    "copy.copy(p)": copy.copy,
    "pickle.dumps(p)": pickle.dumps,
    "p.square": lambda p: p.square,
}
for text, what in tries.items():
    p = Point(3)
    what(p)
    print(text.ljust(24), own_dict(p))
