import os
import tempfile
import warnings

warnings.simplefilter("ignore", ResourceWarning)
path = os.path.join(tempfile.mkdtemp(), "spam")


def size():
    return os.path.getsize(path)


f = open(path, "w")
f.write("spam")
print("written, not yet in the file:", size())
f = None
print("the file object died:", size())


def fail():
    g = open(path, "a")
    g.write(" and eggs")
    raise ValueError


try:
    fail()
except ValueError as error:
    kept = error
print("its frame is kept alive:", size())
kept = None
print("and let go:", size())
with open(path, "a") as h:
    h.write(" and spam")
print("with, h still bound:", size())
