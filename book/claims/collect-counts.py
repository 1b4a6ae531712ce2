import gc

gc.disable()
gc.collect()
a = list(map(float, range(1000)))       # a thousand floats die of it
a.append(a)
del a
print(gc.collect())
