# at the prompt
# ledger: call-argument
# also on 3.6
from sys import getrefcount
a = []
getrefcount(a)
b = a
getrefcount(a)
l = [1, 2, 3, a]
getrefcount(a)
del b
getrefcount(a)
del l
getrefcount(a)
def test(x):
    print("x has a refcount of:", getrefcount(x))

test(a)
getrefcount(a)
getrefcount([])
