# from 3.4
# An object that saves itself: whether a weak dictionary still knows it, by count and in a collection.
import gc
import weakref

saved = []


class P:
    def __del__(self):
        saved.append(self)


for cycle in False, True:
    p = P()
    if cycle:
        p.me = p
    album = weakref.WeakValueDictionary(p=p)
    del p
    gc.collect()
    print("p" in album)
