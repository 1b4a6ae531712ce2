# ledger: local-borrow
from sys import getrefcount


def local():
    y = []
    print("a local name:", getrefcount(y))


x = []
print("a global name:", getrefcount(x))
local()
print("no name at all:", getrefcount([]))
