# at the prompt
l1 = [1]; l2 = [2]
l1.append(l2); l2.append(l1)
l1
l1[1][1] is l1
from sys import getrefcount
getrefcount(l1), getrefcount(l2)
