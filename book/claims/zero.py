from sys import getsizeof

print("%d %d" % (getsizeof(0), getsizeof(1)))
