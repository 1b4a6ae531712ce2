import sys


class Doomed(object):
    def __del__(self, out=sys.stdout):
        out.write("died\n")


a, b = Doomed(), Doomed()
a.friend, b.friend = b, a
del a, b
print("end of the program")
