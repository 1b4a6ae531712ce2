from sys import getrefcount


def test(x):
    return getrefcount(x)


a = []
print("%d %d" % (getrefcount(a), test(a)))
