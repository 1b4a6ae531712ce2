# at the prompt
a = [1, 2]
b = a
b.append(3)
a
a is b
id(a) == id(b)
c = [1, 2, 3]
a == c
a is c
