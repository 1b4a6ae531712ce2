# ledger: thresholds
# also on 2.7, 3.6
import gc

print(gc.get_threshold())
gc.set_threshold(0)
print(gc.get_threshold(), gc.isenabled())
