import gc
from prelude import Doomed

gc.collect()

class Tidy(Doomed):
    def __del__(self):
        super().__del__()
        self.friends.clear()


a, b = Tidy("a"), Tidy("b")
a.friends.append(b)
b.friends.append(a)
del a, b
print("collect", gc.collect())
