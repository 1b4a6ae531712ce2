# ledger: dict-shown
# also on 2.7, 3.6
import gc

print(gc.get_referents({1: 3, 5: 7}))
print(gc.get_referents({"a": 3, "b": 7}))
