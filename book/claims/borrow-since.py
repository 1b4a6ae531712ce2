# from 3.6
import dis


def call(f, y):
    f(y)


print(*(i.opname for i in dis.get_instructions(call) if i.argval == "y" or i.argval == ("f", "y")))
