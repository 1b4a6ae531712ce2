# from 3.6
# 3.12.1 had them immortal; 3.12.7 (gh-113993) prints 1000 1000 True, as 3.11 does.
# Whether a string counts its references when sys.intern, or setattr, has put it into the table.
import sys


class Spam:
    pass


def counted(name):
    before = sys.getrefcount(name)
    more = [name] * 1000
    return sys.getrefcount(name) - before


by_hand = sys.intern("".join(["a", " ", "b"]))
spam = Spam()
setattr(spam, "".join(["made", "_", "up"]), None)
attribute = list(vars(spam))[0]
print(counted(by_hand), counted(attribute), sys.intern("".join(["made", "_", "up"])) is attribute)
