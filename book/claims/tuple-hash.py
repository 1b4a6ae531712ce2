numbers = range(-50, 51)
pairs = [(a, b) for a in numbers for b in numbers]
print(len(pairs), len(set(map(hash, pairs))))
