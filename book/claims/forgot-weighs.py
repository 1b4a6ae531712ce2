# from 3.6
# Bytes of the first instance: of a plain class, and of one that inherits from a class with two slots.
import array
import tracemalloc


class Slots:
    __slots__ = ("a", "b")


class Other:
    pass


class Plain:
    pass


class Forgot(Slots):
    pass


class Late(Other):
    __slots__ = ("a", "b")


def weigh(cls):
    seen = array.array("q", [0, 0])
    seen[0] = tracemalloc.get_traced_memory()[0]
    op = cls()
    seen[1] = tracemalloc.get_traced_memory()[0]
    return seen[1] - seen[0]


tracemalloc.start()
weigh(Other)
print(weigh(Plain), weigh(Forgot), weigh(Late))
