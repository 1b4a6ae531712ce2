# ledger: tracked-tuple
import gc

gc.disable()
inner = tuple([3000])
outer = tuple([inner])
print("at birth:  ", gc.is_tracked(inner), gc.is_tracked(outer))
gc.collect(0)
print("collect(0):", gc.is_tracked(inner), gc.is_tracked(outer))
