from contextlib import suppress
from prelude import Doomed


class Node:
    pass


one = Node()
with suppress(AttributeError):
    one.c
with suppress(AttributeError):
    del one.b
two = Node()
two.a, two.b, two.c = Doomed("a"), Doomed("b"), Doomed("c")
print(list(vars(two)))
del two
print("end of the program")
