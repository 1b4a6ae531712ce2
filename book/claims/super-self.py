import gc

gc.collect()
s = super(object, 1)
s.__init__(object, s)
assert s.__self__ is s
del s
for n in range(3):
    print(gc.collect())
