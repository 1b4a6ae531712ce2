import gc
from prelude import Doomed

gc.collect()

class Social(Doomed):
    def __del__(self):
        super().__del__()
        print("    friends:", *(friend.name for friend in self.friends))


c, a, b = Social("c"), Social("a"), Social("b")
a.friends += [b, Doomed("tail")]
b.friends.append(c)
c.friends.append(a)
del b, c, a
print("collect", gc.collect())
