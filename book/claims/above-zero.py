import gc


class Doomed(object):
    pass


def seen():
    return sum(type(op) is Doomed for op in gc.get_objects())


x = Doomed()
before = seen()
del x
print("%d %d" % (before, seen()))
