from prelude import Doomed

a = Doomed("a")
b = a
del a
print("del a is done")
b.__del__()
print("b.__del__() is done")
del b
print("del b is done")


class Heir(Doomed):
    pass


class Mute(Doomed):
    def __del__(self):
        pass


heir, mute = Heir("heir"), Mute("mute")
del heir, mute
stubborn = Doomed("stubborn")
stubborn.__del__ = lambda: print("my own last words")
del stubborn
