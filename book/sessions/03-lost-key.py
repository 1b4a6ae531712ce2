class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return self.n


k = Key(1)
d = {k: "here"}
k.n = 2
print(k in d, Key(1) in d, len(d))
d[k] = "there"
k.n = 1
print(d[k], list(d.values()))
del d[k]
print(k in d, list(d.values()))
