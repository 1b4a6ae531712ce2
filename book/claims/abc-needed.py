# from 3.6
import sys

print("%s %s" % ("abc" in sys.modules, "_weakrefset" in sys.modules))
