# ledger: finalized-once
# also on 2.7, 3.6
import gc

gc.disable()
kept = []


class Phoenix(object):
    def __del__(self):
        print("died")
        kept.append(self)


x = Phoenix()
del x
for _ in range(2):
    del kept[:]
    print("kept: %d" % len(kept))
Phoenix.__del__ = lambda self: None     # and be quiet at the end
