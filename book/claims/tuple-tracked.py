# from 3.6
import gc

atoms = tuple([1, "a", None])
print(gc.is_tracked(atoms), gc.is_tracked((atoms, [])))
