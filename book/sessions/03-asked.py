asked = []


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        asked.append("hash")
        return self.n

    def __eq__(self, other):
        asked.append("==")
        return self.n == other.n


def tell(what):
    print(what, asked.count("hash"), asked.count("=="))
    asked.clear()


keys = [Key(n) for n in (1, 9, 17, 25, 33, 41)]
d = {}
for k in keys:
    d[k] = None
tell("six put in:  ")
d[keys[5]]
tell("itself:      ")
d[Key(41)]
tell("an equal one:")
Key(49) in d
tell("none:        ")
