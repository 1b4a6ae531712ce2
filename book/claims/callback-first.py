# In a collection: who is first, last words or the callback.
import gc
import weakref

said = []


class P(object):
    def __del__(self):
        said.append("last words")


p = P()
p.me = p
r = weakref.ref(p, lambda ref: said.append("callback"))
del p
gc.collect()
print(", ".join(said) if said else "nobody")
