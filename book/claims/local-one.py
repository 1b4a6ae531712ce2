from sys import getrefcount


def local():
    y = []
    return getrefcount(y)


print(local())
