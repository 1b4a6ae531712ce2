# from 3.6
# Bytes of an instance and of a slotted one, in steps of 16, by the number of attributes.
import tracemalloc


def class_of(n, slots):
    names = ["a%d" % i for i in range(n)]
    lines = ["class P:", "    __slots__ = %r" % names if slots else "    pass", "    def __init__(self):"]
    space = {}
    exec("\n".join(lines + ["        self.%s = 1" % name for name in names]), space)
    return space["P"]


def weigh(cls):
    kept, others = [None] * 1000, [cls() for _ in range(100)]
    before = tracemalloc.get_traced_memory()[0]
    for i in range(1000):
        kept[i] = cls()
    each = round((tracemalloc.get_traced_memory()[0] - before) / 1000)
    return -(-each // 16) * 16


tracemalloc.start()
for n in 1, 3, 25:
    print(n, weigh(class_of(n, False)), weigh(class_of(n, True)))
