import weakref
from prelude import Doomed, count

p = Doomed("p")
r = weakref.ref(p)
count("p")
print(r() is p)
count("p")
del p
print(r())
