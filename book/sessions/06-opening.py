# ledger: instance-bytes
# also on 3.6
import tracemalloc


class P:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


def grown():
    """How many bytes more there are for each object, in multiples of 8."""
    global before
    now = tracemalloc.get_traced_memory()[0]
    each, before = (now - before) / len(points), now
    return round(each / 8) * 8


points = [None] * 100_000
tracemalloc.start()
before = tracemalloc.get_traced_memory()[0]
points[:] = [P(1, 2, 3) for _ in points]
print("a point:     ", grown(), "bytes")
for p in points:
    vars(p)
print("looked into: ", grown(), "bytes more")
