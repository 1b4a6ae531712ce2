import gc
gc.disable(); gc.collect()

l1, l2 = [1], [2]
l1.append(l2); l2.append(l1)
del l1, l2
print(gc.collect())
