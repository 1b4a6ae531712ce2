# The hash of a dead reference that was asked in time, and of one that was not.
import weakref


class P(object):
    pass


p = P()
asked = weakref.ref(p)
late = weakref.ref(p, lambda ref: None)
before = hash(asked)
del p
print(hash(asked) == before)
try:
    hash(late)
except TypeError as error:
    print(error)
