# from 3.6
from itertools import product

all_of_them = list(product(range(8), repeat=4))
shared = sum(len(set(places)) < 4 for places in all_of_them)
print(shared, "of", len(all_of_them), "= %.0f of 100" % (100.0 * shared / len(all_of_them)))
