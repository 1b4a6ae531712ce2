# from 3.6
# An interval of nothing.
import sys

try:
    sys.setswitchinterval(0)
except ValueError as error:
    print("ValueError:", error)
