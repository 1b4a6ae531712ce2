import gc

gc.disable()
gc.collect()


def garbage(*generations):
    """Leave a list that holds itself in each of these generations."""
    for g in sorted(generations, reverse=True):
        a = [g]
        for young in range(g):
            gc.collect(young)
        a.append(a)


garbage(0, 1, 2)
print("collect(0):", gc.collect(0))
print("collect(1):", gc.collect(1))
print("collect(2):", gc.collect(2))
garbage(0, 1, 2)
print("collect(2):", gc.collect(2))
