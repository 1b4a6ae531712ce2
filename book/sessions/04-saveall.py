import gc

gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a, b, c = ["a"], ["b"], ["c"]
a.append(b)
b.append(a)
b.append(c)
del a, b, c
print(gc.collect())
print(gc.garbage)
gc.set_debug(0)
del gc.garbage[0]
print(gc.collect())
del gc.garbage[0]
print(gc.collect())
print(gc.garbage)
gc.garbage.clear()
print(gc.collect())
