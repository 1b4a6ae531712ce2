from functools import cache


@cache
def ends(count, a, b):
    """All counts that two threads may end with: how many additions each has left, and what it has loaded."""
    found = {count} if a == b == (0, None) else set()
    for (left, loaded), other in ((a, b), (b, a)):
        if loaded is not None:                  # it stores
            found |= ends(loaded + 1, (left, None), other)
        elif left > 0:                          # it loads
            found |= ends(count, (left - 1, count), other)
    return found


for n in 1, 2, 3, 10:
    found = ends(0, (n, None), (n, None))
    print("each adds", n, "times: from", min(found), "to", max(found))
