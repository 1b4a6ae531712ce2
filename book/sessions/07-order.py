from prelude import Doomed


class Parent(Doomed):
    def __init__(self, name):
        super().__init__(name)
        self.eldest = Doomed("eldest")
        self.others = [Doomed("one"), Doomed("two"), Doomed("three")]
        self.youngest = Doomed("youngest")


p = Parent("parent")
del p
