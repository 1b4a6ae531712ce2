# from 3.6
import gc

keep = []
gc.collect()
keep.append([])
gc.collect(0)
print([sum(o is keep[0] for o in gc.get_objects(generation=g)) for g in range(3)]
      if gc.get_objects.__doc__ and "generation" in gc.get_objects.__doc__ else "no generations shown")
