a = []
a.append(a)
b = []
b.append(b)
print(a == a)
try:
    print(a == b)
except RecursionError:
    print("RecursionError")
