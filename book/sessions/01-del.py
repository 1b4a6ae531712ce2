class Doomed:
    def __init__(self, name):
        self.name = name
        print("birth", name)

    def __del__(self):
        print("died", self.name)


x = Doomed("a")
y = x
del x
print("after del x")
y = Doomed("b")
print("end of the program")
