class Doomed(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        died.append(self.name)


def work():
    a, b, c = Doomed("a"), Doomed("b"), Doomed("c")


died = []
work()
print(" ".join(died))
