import gc
import weakref

gc.disable()


class File:
    pass


def new_file():
    f = File()
    weakref.ref(f, lambda ref: print("told by a reference"))
    f.own = weakref.ref(f, lambda ref: print("told by its own"))
    weakref.finalize(f, print, "told by a finalizer")
    return f


f = new_file()
print("by count:")
del f

f = new_file()
f.me = f
del f
print("in a collection:")
gc.collect()
