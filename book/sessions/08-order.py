import weakref
from prelude import Doomed


def tell(name):
    return lambda ref: print("told", name, ref())


p = Doomed("p", Doomed("friend"))
r1 = weakref.ref(p, tell("r1"))
r2 = weakref.ref(p, tell("r2"))
weakref.ref(p, tell("r3"))
del p
