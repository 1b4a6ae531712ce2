# ledger: locals-order
# also on 2.7, 3.6
class Doomed:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("died", self.name)


def work():
    a, b, c = Doomed("local a"), Doomed("local b"), Doomed("local c")
    print("work is done")


x = Doomed("global x")
work()
y = Doomed("global y")
z = Doomed("global z")
print("end of the program")
