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
print(k in d, Key(1) in d, Key(2) in d, len(d))
d[k] = "there"
print(len(d), [key is k for key in d])
