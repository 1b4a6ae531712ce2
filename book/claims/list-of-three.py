# from 3.8
import dis
from sys import getsizeof


def f():
    return [1, 2, 3]


print([i.opname for i in dis.get_instructions(f) if "LIST" in i.opname], getsizeof(f()))
