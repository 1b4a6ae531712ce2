# In the last words of a collection: what a reference without a callback answers.
import gc
import weakref


class P(object):
    def __del__(self):
        print("dead" if r() is None else "alive")


p = P()
p.me = p
r = weakref.ref(p)
del p
gc.collect()
