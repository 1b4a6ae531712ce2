from prelude import Doomed, count

a = Doomed("a")
b = Doomed("b", a)
a.friends.append(b)
count("a")
count("b")
del a, b
print("end of the program")
