# A weak reference to a weak reference, and to an instance of a subclass.
import weakref


class P(object):
    pass


class Sub(weakref.ref):
    pass


p = P()
for ref in (weakref.ref(p), Sub(p)):
    try:
        weakref.ref(ref)
        print("yes")
    except TypeError:
        print("no")
