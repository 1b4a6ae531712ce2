# ledger: tracked-tuple
import gc

gc.disable()
gc.collect()

a = []
a.append(a)
del a
print("a list in itself:       ", gc.collect())

d = {}
d["me"] = d
del d
print("a dict in itself:       ", gc.collect())

a, b = [], []
a.append(b)
b.append(a)
del a, b
print("two in each other:      ", gc.collect())

a = [[[[]]]]
a.append(a)
del a
print("one, with a tail of 3:  ", gc.collect())

a = [tuple([1, "two"]), "three" * 2, 4.5]
a.append(a)
del a
print("one, with atoms in it:  ", gc.collect())

a = [1, 2, 3]
del a
print("a list, no cycle:       ", gc.collect())
