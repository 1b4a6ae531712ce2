import gc

gc.disable()
gc.collect()


def generation(op):
    for g in range(3):
        if any(other is op for other in gc.get_objects(generation=g)):
            return g


a, number = [], 3000
print("a new list:     ", generation(a))
print("an int:         ", generation(number))
gc.collect(0)
print("collect(0):     ", generation(a))
gc.collect(0)
print("collect(0):     ", generation(a))
gc.collect(1)
print("collect(1):     ", generation(a))
before = len(gc.get_objects())
del a
print("del a:          ", len(gc.get_objects()) - before)
