# Two references to equal objects, before and after the death of one.
import weakref


class P(object):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


a, b = P(), P()
r, s = weakref.ref(a), weakref.ref(b)
print(r == s)
del b
print("%s %s" % (r == s, s == s))
