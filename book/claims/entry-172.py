# from 3.6
# The bytes of an entry, in a dict and in a WeakValueDictionary of 100,000, the keys being ints.
import gc
import tracemalloc
import weakref


class P:
    pass


many = 100000
kept = [P() for i in range(many)]
for kind in dict, weakref.WeakValueDictionary:
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    album = kind()
    for i in range(many):
        album[i + 1000000] = kept[i]
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(kind.__name__, int((after - before) / many))
    del album
