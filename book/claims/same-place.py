a = float("1.5")
address = id(a)
del a
b = float("2.5")
print(id(b) == address)
