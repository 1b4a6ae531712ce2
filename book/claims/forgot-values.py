# What gc.collect() finds of one object that holds itself, if its class inherits slots and has none.
import gc


class Slots(object):
    __slots__ = ("a", "b")


class Forgot(Slots):
    pass


gc.disable()
gc.collect()
op = Forgot()
op.me = op
del op
print(gc.collect())
