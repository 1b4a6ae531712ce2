# ledger: tracked-tuple
import gc


def tracked(t):
    """Is t, the tuple in it, and so on?"""
    return [gc.is_tracked(t)] + tracked(t[0]) if isinstance(t, tuple) else []


gc.disable()
a = tuple([3000])
b = tuple([a])
c = tuple([b])
d = tuple([c])
print("at birth:   ", tracked(d))
gc.collect(0)
print("with names: ", tracked(d))

d = tuple([tuple([tuple([tuple([3000])])])])
gc.collect(0)
print("without:    ", tracked(d))
gc.collect()
print("once more:  ", tracked(d))
