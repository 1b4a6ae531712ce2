# from 3.6
class Key:
    trick = None

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        trick, Key.trick = Key.trick, None
        if trick:
            trick()
        return self.name == other.name


d = {Key("a"): 0, Key("b"): 0}
del d[Key("a")]                                     # leaves a mark
Key.trick = lambda: d.__setitem__(Key("x"), 1)      # when it is compared with b
d[Key("x")] = 2
print([key.name for key in d])
