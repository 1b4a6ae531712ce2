class Speaker:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        now = x.name if "x" in globals() else "nothing"
        print(self.name, "dies; x leads to", now)


x = Speaker("a")
x = Speaker("b")
print("rebound")
del x
print("end of the program")
