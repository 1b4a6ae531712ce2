import gc

gc.disable()
gc.collect()
a = list(map(float, range(1000)))       # a thousand floats die of it
a.append(a)
del a
print(gc.collect())


def found(make):
    a = [make()]
    a.append(a)
    del a
    return gc.collect()


n = 3
print("%d %d" % (found(lambda: tuple([n, "a"])), found(lambda: (n, 4, 5)[1:])))
