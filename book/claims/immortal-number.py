# from 3.12
import sys

print(sys.getrefcount(None), sys.getrefcount(3))
