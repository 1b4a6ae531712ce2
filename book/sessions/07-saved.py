import gc
from prelude import Doomed

gc.collect()
saved = []


class Phoenix(Doomed):
    def __del__(self):
        super().__del__()
        saved.append(self)


a, b = Phoenix("a"), Doomed("b")
a.friends.append(b)
b.friends.append(a)
del a, b
print("collect", gc.collect(), "and saved:", *(x.name for x in saved))
print("its friend is", saved[0].friends[0].name)
print("finalized:", *(gc.is_finalized(x) for x in [saved[0], saved[0].friends[0], saved]))
saved.clear()
print("collect", gc.collect(), "and saved:", *(x.name for x in saved))
