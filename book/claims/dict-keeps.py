# from 3.6
from sys import getsizeof

d = dict.fromkeys(range(1000000))
full = getsizeof(d)
for i in range(999999):
    del d[i]
print(len(d), getsizeof(d) == full)
for i in range(10**6):      # until one of them needs room
    d[-1 - i] = None
    if getsizeof(d) != full:
        break
    del d[-1 - i]
print(len(d), getsizeof(d) < 1000)
