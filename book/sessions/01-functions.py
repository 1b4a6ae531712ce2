def f():
    return 3000


def g():
    return 1500 * 2


print("f() is f():", f() is f())
print("f() is g():", f() is g())
print("f() is int('3000'):", f() is int("3000"))
