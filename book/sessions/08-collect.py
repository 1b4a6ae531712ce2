import gc
import weakref
from prelude import Doomed


def tell(name):
    return lambda ref: print("told", name, ref())


gc.collect()
leaf, a, b = Doomed("leaf"), Doomed("a"), Doomed("b")
a.friends.append(b)
b.friends.append(a)
b.friends.append(leaf)
r1 = weakref.ref(a, tell("r1"))
r2 = weakref.ref(leaf, tell("r2"))
r3 = weakref.ref(a, tell("r3"))
del leaf, a, b
print("collect", gc.collect())
