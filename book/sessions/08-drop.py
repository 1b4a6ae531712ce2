import weakref
from prelude import Doomed


def forget(ref):
    print("told 2")
    kept.clear()


p = Doomed("p")
kept = [weakref.ref(p, lambda ref: print("told 1")),
        weakref.ref(p, forget)]
del p
