# Whether two plain weak references to one object are one, and two with a callback.
import weakref


class P(object):
    pass


p = P()
print(weakref.ref(p) is weakref.ref(p))
print(weakref.ref(p, id) is weakref.ref(p, id))
