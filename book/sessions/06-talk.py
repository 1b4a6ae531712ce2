# ledger: talk-dict talk-tuple
# also on 2.7, 3.6
import sys

print("dict(): ", sys.getsizeof(dict()))
print("tuple():", sys.getsizeof(tuple()))
