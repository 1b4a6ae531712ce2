import gc
from prelude import Doomed

gc.enable()                 # as it is in most programs
x = Doomed("x")
b = Doomed("b")
c = Doomed("c")
c.friends.append(c)
a = [Doomed("a0"), Doomed("a1")]
lost = Doomed("lost")
lost.friends.append(lost)
y = x
del lost, x
print("end of the program")
