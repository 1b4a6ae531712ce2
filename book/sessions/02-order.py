from prelude import Doomed

leaf = Doomed("leaf")
left = Doomed("left", leaf)
right = Doomed("right")
top = Doomed("top", left, right)
del leaf, left, right
print("only top is left")
del top
print("end of the program")
