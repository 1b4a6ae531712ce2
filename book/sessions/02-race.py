from functools import cache


@cache
def ends(count, me, other):
    """The counts with which two threads may end. Each has so many additions left, and perhaps a number loaded."""
    found = {count} if me == other == (0, None) else set()
    for (left, loaded), waits in ((me, other), (other, me)):
        if loaded is not None:                          # store
            found |= ends(loaded + 1, (left, None), waits)
        elif left > 0:                                  # load
            found |= ends(count, (left - 1, count), waits)
    return found


for n in 1, 2, 3, 10:
    print("each adds", n, "times: from", min(ends(0, (n, None), (n, None))), "to", max(ends(0, (n, None), (n, None))))
