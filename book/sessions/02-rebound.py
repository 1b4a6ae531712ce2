# ledger: f-locals
# also on 3.6
import sys

from prelude import Doomed


def take_away(x):
    sys._getframe(1).f_locals["y"] = None
    print("rebound")
    del x
    print("deleted")


def caller():
    y = Doomed("y")
    take_away(y)
    print("y leads to", "None" if y is None else y.name)


caller()
print("end of the program")
