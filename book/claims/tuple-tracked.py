# from 3.6
import gc

atoms = tuple([1, "a", None])
part = atoms[1:]
print(gc.is_tracked(atoms), gc.is_tracked((atoms, [])), gc.is_tracked(part), gc.is_tracked(atoms + atoms),
      gc.is_tracked(tuple(range(3))))
gc.collect()
print(gc.is_tracked(part))
