# ledger: local-borrow
from sys import getrefcount


def test(x):
    print(getrefcount(x), end=" ")


def caller():
    y = []
    test(y)
    z = y
    test(y)
    test([y][0])


test([])
caller()
print()
