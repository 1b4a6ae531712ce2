from sys import getsizeof

d = {}
d[0] = None
print("with one key:", getsizeof(d))
del d[0]
for i in range(1000000):
    d[i] = None
    del d[i]
print("after a million:", getsizeof(d))
