from prelude import Doomed


class Base:
    __slots__ = "z", "a"


class Middle(Base):
    __slots__ = "m"


class Free(Middle):
    pass


op = Free()
for name in "free", "z", "m", "a":
    setattr(op, name, Doomed(name))
print(list(vars(op)))
del op
print("end of the program")
