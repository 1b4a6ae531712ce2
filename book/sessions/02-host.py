from prelude import Doomed


class Host(Doomed):
    def __del__(self):
        print(self.name, "begins")
        self.friends.pop(0)
        print(self.name, "ends")


inner = Host("inner", Doomed("x"), Doomed("y"))
outer = Host("outer", inner, Doomed("z"))
del inner
print("now outer")
del outer
print("end of the program")
