import gc

gc.disable()
gc.collect()


def garbage(linked):
    """In each generation a list that holds itself and, if linked, the next younger."""
    lists = []
    for g in 2, 1, 0:
        a = [g]
        for young in range(g):
            gc.collect(young)
        a.append(a)
        if linked and lists:
            lists[-1].append(a)
        lists.append(a)


garbage(linked=False)
print("each for itself:    ", gc.collect(0), gc.collect(1), gc.collect(2))
garbage(linked=True)
print("holding the younger:", gc.collect(0), gc.collect(1), gc.collect(2))
