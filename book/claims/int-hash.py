# from 3.6
print(set(hash(n * (2**61 - 1)) for n in range(1000)))
