from prelude import Doomed, count

a = Doomed("a")
b = Doomed("b")
c = Doomed("c", a, b)
d = Doomed("d", c)
count("a")
count("c")
del a, b, c
print("only d is left")
del d
print("end of the program")
