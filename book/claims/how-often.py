# How often threads take turns.
import sys

if hasattr(sys, "getswitchinterval"):
    print("seconds: %s" % sys.getswitchinterval())
else:
    print("instructions: %s" % sys.getcheckinterval())
