# from 3.6
# What the compiler makes of p.norm() to get at the method.
import dis

print(*(i.opname for i in dis.get_instructions("p.norm()")
        if i.argval == "norm"))
