# ledger: slots-weakref-size
# also on 3.6
import sys
import weakref


class Plain:
    pass


class Slots:
    __slots__ = ("a", "b")


class Again(Slots):
    __slots__ = ("c",)


class Forgot(Slots):
    pass


class Late(Plain):
    __slots__ = ("a", "b")


class Weak(Slots):
    __slots__ = ("__weakref__",)


for cls in Plain, Slots, Again, Forgot, Late, Weak:
    op = cls()
    has_dict = hasattr(op, "__dict__")
    try:
        weakly = bool(weakref.ref(op))
    except TypeError:
        weakly = False
    print(f"{cls.__name__:8}{sys.getsizeof(op):4} bytes",
          "dict" if has_dict else "----",
          "weakref" if weakly else "-------")
