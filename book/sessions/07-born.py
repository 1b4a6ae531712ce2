import gc
from prelude import Doomed

gc.collect()


class Mother(Doomed):
    def __del__(self):
        super().__del__()
        self.friends.append(Doomed("child", self))


mother = Mother("mother")
mother.friends.append(mother)
del mother
print("collect", gc.collect())
print("collect", gc.collect())
