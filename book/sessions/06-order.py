from prelude import Doomed


class Pair:
    pass


one, two = Pair(), Pair()
one.a = Doomed("1a")
one.b = Doomed("1b")
two.b = Doomed("2b")
two.a = Doomed("2a")
print(list(vars(two)))
del two
print("end of the program")
