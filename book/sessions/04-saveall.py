import gc

gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a, b = ["a"], ["b"]
a.append(b)
b.append(a)
del a, b
print(gc.collect())
print(gc.garbage)
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect())
