from __future__ import print_function
import gc
import timeit

timeit.Timer(lambda: print("measured:", gc.isenabled())).timeit(1)
print("afterwards:", gc.isenabled())
