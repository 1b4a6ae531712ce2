# ledger: weakref-in-del
import gc
import weakref
from prelude import Doomed


def save(ref):
    saved.append(plain())


gc.collect()
saved = []
a, b = Doomed("a"), Doomed("b")
a.friends.append(b)
b.friends.append(a)
plain = weakref.ref(b)
told = weakref.ref(a, save)
del a, b
print("collect", gc.collect())
print(saved[0] is None, told() is None)
saved.clear()
print("collect", gc.collect())
