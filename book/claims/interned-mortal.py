# from 3.6
import sys

name = sys.intern("".join(["a", " ", "b"]))
before = sys.getrefcount(name)
more = [name] * 1000
print(sys.getrefcount(name) - before)           # does it count?
