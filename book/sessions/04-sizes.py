import sys

for value in [], {}, [1, 2, 3], 1.5, "spam":
    print(sys.getsizeof(value) - value.__sizeof__(), repr(value))
