# ledger: weakref-in-del
import gc
import weakref
from prelude import Doomed


def save(ref):
    saved.append(plain())


gc.collect()
saved = []
a = Doomed("a")
a.friends.append(a)
plain = weakref.ref(a)
told = weakref.ref(a, save)
del a
print("collect", gc.collect())
print(saved[0] is None, told() is None)
