import sys

print("%d %d %d" % (sys.getsizeof(dict()), sys.getsizeof({}), sys.getsizeof(tuple())))
