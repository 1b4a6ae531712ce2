import gc

gc.disable()
gc.collect()
a = []
gc.freeze()
print("frozen, and not looked at:", gc.get_freeze_count() > 1000, len(gc.get_objects()))
b, c = [a], []
a.append(b)
c.append(c)
del a, b, c
print("collect:", gc.collect())
gc.unfreeze()
print("collect(1):", gc.collect(1))
print("collect(2):", gc.collect(2))
