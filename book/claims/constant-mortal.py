import sys

names = {}
exec(compile("zorkmid = 'zorkmids'", "<stdin>", "single"), names)
name = [n for n in names if n == "zorkmid"][0]
print("a name: %s, a constant: %s" % (sys.getrefcount(name) > 10**6, sys.getrefcount(names["zorkmid"]) > 10**6))
