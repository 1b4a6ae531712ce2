# from 3.6
# 3.14.0 tracks the first as well: gh-139951 came with 3.14.1.
import gc

atoms = tuple([1, "a", None])
part = atoms[1:]
print(gc.is_tracked(atoms), gc.is_tracked((atoms, [])), gc.is_tracked(part), gc.is_tracked(atoms + atoms),
      gc.is_tracked(tuple(range(3))))
gc.collect()
print(gc.is_tracked(part))
