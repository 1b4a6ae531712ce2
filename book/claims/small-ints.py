# The largest int that exists only once.
n = 0
while int(str(n + 1)) is int(str(n + 1)):
    n += 1
print(n)
