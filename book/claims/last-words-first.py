# By count: who is first, last words or the callback, and what a reference answers in last words.
import weakref

said = []


class P(object):
    def __del__(self):
        said.append("last words, reference %s" % ("dead" if r() is None else "alive"))


p = P()
r = weakref.ref(p, lambda ref: said.append("callback"))
del p
print(", ".join(said))
