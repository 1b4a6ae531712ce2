import gc

everything = gc.get_objects()
print(any(one is everything for one in everything))
frozen = [everything]
if hasattr(gc, "freeze"):
    gc.freeze()
    print(any(one is frozen for one in gc.get_objects()), gc.get_referrers(everything))
