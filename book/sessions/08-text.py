# ledger: weakref-on-calling
import gc
import sys
import weakref
from prelude import Doomed


def fail(ref):
    raise KeyError("x")


def show(info):
    print((info.err_msg or "Exception ignored in").partition(" <")[0])


sys.unraisablehook = show
gc.collect()
a, b = Doomed("a"), Doomed("b")
a.friends.append(a)
r, s = weakref.ref(a, fail), weakref.ref(b, fail)
del b
del a
gc.collect()
