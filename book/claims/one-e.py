# from 3.6
from sys import getsizeof

print(getsizeof("\u00e9"), getsizeof("\u00e9\u00e9"))
