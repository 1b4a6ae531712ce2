import gc
from prelude import Doomed

gc.collect()


class Tidy(Doomed):
    def __del__(self):
        print(self.name, "begins")
        self.friends.clear()
        print(self.name, "ends")


a, b, c = Tidy("a"), Tidy("b"), Tidy("c")
a.friends.append(c)
c.friends.append(b)
b.friends.append(a)
del a, b, c
print("collect", gc.collect())
