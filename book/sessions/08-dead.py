# ledger: dead-proxy
# also on 2.7, 3.6
import weakref


class Parent:
    pass


p = Parent()
w = weakref.proxy(p)
print("NoneType" in repr(w), "dead" in repr(w))
del p
print("NoneType" in repr(w), "dead" in repr(w))
