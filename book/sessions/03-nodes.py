from prelude import Doomed, count

root, left, right = Doomed("root"), Doomed("left"), Doomed("right")
root.friends.append(left)
left.friends.append(right)
right.friends.append(left)
count("root")
count("left")
count("right")
del root
count("left")
count("right")
del left
count("right")
right.friends.clear()
count("right")
del right
print("end of the program")
