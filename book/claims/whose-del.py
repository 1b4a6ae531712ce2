# Whether a __del__ of the instance is called, without and with object.
def die(cls):
    said = []
    a = cls()
    a.__del__ = lambda: said.append(1)
    del a
    return bool(said)


class Old:
    pass


class New(object):
    pass


print("%s %s" % (die(Old), die(New)))
