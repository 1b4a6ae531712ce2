# ledger: instance-getsizeof
# also on 2.7, 3.6
import sys


class P:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


p = P(1, 2, 3)
print("the point:        ", sys.getsizeof(p))
print("its dict:         ", sys.getsizeof(vars(p)))
print("the point:        ", sys.getsizeof(p))
others = [P(4, 5, 6) for _ in range(100)]
print("a hundred more:   ", sys.getsizeof(vars(p)))
