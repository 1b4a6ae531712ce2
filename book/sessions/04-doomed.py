import gc
from prelude import Doomed

a = Doomed("a")
b = Doomed("b", a)
a.friends.append(b)
del a, b
print("no names are left")
gc.collect()
print("end of the program")
