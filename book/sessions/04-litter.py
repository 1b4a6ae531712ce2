import gc


def litter(phase, info):
    a = []
    a.append(a)


gc.disable()
gc.collect()
gc.callbacks.append(litter)
print(gc.collect(), gc.collect(), gc.collect())
gc.callbacks.clear()
print(gc.collect(), gc.collect())
