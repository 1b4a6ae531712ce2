import gc

gc.collect()
p = property()
p.__init__(p)
assert p.fget is p
del p
for n in range(3):
    print(gc.collect())
