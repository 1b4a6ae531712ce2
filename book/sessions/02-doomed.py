from prelude import Doomed, count

a = Doomed("a")
count("a")
b = a
count("a")
b = None
count("a")
a = None
print("end of the program")
