a, b = float("nan"), float("nan")
print(hash(a) == hash(b) == 0, len({a: 1, b: 2}))
