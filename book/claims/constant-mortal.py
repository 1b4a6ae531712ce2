# 3.12.1 prints True twice; 3.12.7 (gh-113993) True and False, as 3.13 does.
import sys

names = {}
exec(compile("zorkmid = 'zorkmids'", "<stdin>", "single"), names)
name = [n for n in names if n == "zorkmid"][0]
print("a name: %s, a constant: %s" % (sys.getrefcount(name) > 10**6, sys.getrefcount(names["zorkmid"]) > 10**6))
