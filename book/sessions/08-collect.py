import gc
import weakref
from prelude import Doomed


def tell(name):
    return lambda ref: print("told", name, ref())


gc.collect()
a, b = Doomed("a"), Doomed("b")
a.friends.append(b)
b.friends.append(a)
r1 = weakref.ref(a, tell("r1"))
r2 = weakref.ref(b, tell("r2"))
r3 = weakref.ref(a, tell("r3"))
del a, b
print("collect", gc.collect())
