def f():
    return 3000


def g():
    return 1500 * 2


print(f() is f(), f() is g())
