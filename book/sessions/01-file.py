# ledger: computed small-ints
# also on 3.6
import sys

x = 3000
y = 3000
print("one object:", x is y)
z = int("3000")
print("made at run time:", x is z)
print("300, made at run time:", int("300") is int("300"))
print("immortal:", sys.getrefcount(int("300")) > 1_000_000)
