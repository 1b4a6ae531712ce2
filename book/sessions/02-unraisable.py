import sys


class Rude:
    def __del__(self):
        raise ValueError("I object")


def ignored(event):
    print("ignored:", repr(event.exc_value))


sys.unraisablehook = ignored
x = Rude()
del x
print("and the program goes on")
