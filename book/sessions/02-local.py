# ledger: local-borrow
# also on 2.7, 3.6
from sys import getrefcount


def local():
    y = []
    print("a local name:", getrefcount(y))


x = []
print("a global name:", getrefcount(x))
local()
print("no name at all:", getrefcount([]))
