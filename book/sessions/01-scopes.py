class Doomed:
    def __init__(self, name):
        self.name = name
        print("birth", name)

    def __del__(self):
        print("died", self.name)


def work():
    local = Doomed("local")
    print("work is done")


kept = Doomed("global")
work()
print("back at module level")
passed_on = [kept]
del kept
print("after del kept")
passed_on.clear()
print("after the list let go")
last = Doomed("last")
print("end of the program")
