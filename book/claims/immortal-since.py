import sys

before = sys.getrefcount(None)
more = [None] * 1000
print(sys.getrefcount(None) - before >= 1000)   # does None count?
