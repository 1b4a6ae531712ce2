# How many weak references lead to a class that inherits from another one, right after its birth.
import weakref


class A(object):
    pass


class B(A):
    pass


print(weakref.getweakrefcount(B))
