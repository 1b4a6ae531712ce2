import weakref


class File:
    pass


f = File()
weakref.ref(f, lambda ref: print("told by a reference"))
weakref.finalize(f, print, "told by a finalizer")
del f
