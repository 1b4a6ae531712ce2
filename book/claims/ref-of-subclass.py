# The instances of which subclasses of built-in types can be referred to weakly.
import weakref

for base in (list, dict, str, float, bytes, tuple, int):
    op = type("Sub", (base,), {})()
    try:
        weakref.ref(op)
        print("%s: yes" % base.__name__)
    except TypeError:
        print("%s: no" % base.__name__)
