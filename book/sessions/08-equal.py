import weakref
from prelude import Doomed


class Name(Doomed):
    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)


a, b = Name("x"), Name("x")
r, s = weakref.ref(a), weakref.ref(b)
print(r is s, r == s, hash(r) == hash(s))
del a
print(r == s, r == r, hash(r) == hash("x"))
t = weakref.ref(b, lambda ref: None)
del b
try:
    hash(t)
except TypeError as e:
    print(e)
