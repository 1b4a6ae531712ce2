import gc
from prelude import Doomed

gc.collect()
a, b = Doomed("a"), Doomed("b")
a.friends.append(b)
b.friends.append(a)
del a, b
gc.set_debug(gc.DEBUG_SAVEALL)
print("collect", gc.collect())
print(*(type(x).__name__ for x in gc.garbage))
gc.set_debug(0)
gc.garbage.clear()
print("collect", gc.collect())
try:
    gc.garbage()
except TypeError as error:
    print(error)
