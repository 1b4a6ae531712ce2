from functools import cache


@cache
def ends(count, a, b):
    """All counts that two threads may end with: what each has still to add, and what it has loaded."""
    found = {count} if a == b == ((), None) else set()
    for (todo, loaded), other in ((a, b), (b, a)):
        if loaded is not None:                  # it stores
            found |= ends(loaded + todo[0], (todo[1:], None), other)
        elif todo:                              # it loads
            found |= ends(count, (todo, count), other)
    return found


for n in 1, 2, 3:
    found = ends(1, ((1, -1) * n, None), ((1, -1) * n, None))
    print("each takes and lets go", n, "times:", *sorted(found))
