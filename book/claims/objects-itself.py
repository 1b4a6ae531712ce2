import gc

everything = gc.get_objects()
print(any(one is everything for one in everything))
