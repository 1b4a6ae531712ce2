# from 3.4
# What a cleared reference shows as its callback, after a death by count and after a collection.
import gc
import weakref


class P:
    pass


def told(ref):
    pass


for cycle in False, True:
    p = P()
    if cycle:
        p.me = p
    r = weakref.ref(p, told)
    del p
    gc.collect()
    print(r() is None, r.__callback__ is told, r.__callback__ is None)
