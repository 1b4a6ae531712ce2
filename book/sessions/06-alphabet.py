# ledger: attribute-order
# also on 3.6
from prelude import Doomed


class Point:
    def __init__(self):
        self.y = Doomed("y")
        self.x = Doomed("x")
        self.color = Doomed("color")


p = Point()
print(list(vars(p)))
del p
print("end of the program")
