# at the prompt
import sys
a = "spam"
b = "spam"
a is b
c = "".join(["sp", "am"])
c == a
c is a
sys.intern(c) is a
