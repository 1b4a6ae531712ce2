# at the prompt
from sys import getrefcount
l1 = [1]; l2 = [2]
l1.append(l2); l2.append(l1)
getrefcount(l1)
l1
getrefcount(l1)
getrefcount(l1)
kept = [l1, l1[1][1], l1[1][1][1][1]]
getrefcount(l1)
