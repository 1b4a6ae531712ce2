import sys

print(sys.getrefcount(3) // 10**8)      # in hundreds of millions
