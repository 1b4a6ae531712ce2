# ledger: talk-dict talk-tuple
import sys

print("dict(): ", sys.getsizeof(dict()))
print("tuple():", sys.getsizeof(tuple()))
