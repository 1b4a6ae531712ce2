"""06-weigh.py FORM ATTRIBUTES: bytes of resident memory for each of a million objects, in any Python from 2.7 on.

FORM is instance, vars (an instance that was looked into), slots, dict or tuple. The values are one shared int.
book/plots/06-cpython.tsv has instance on 2.7.18, and vars, instance and slots on 3.15.2.
"""
from __future__ import print_function
import gc
import os
import sys

MANY = 1000000


def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def make(form, n):
    """A function that fills a list with objects of that form."""
    names = ["a", "b", "c", "d", "e", "f", "g", "h"][:n]
    body = "".join("        self.%s = %s\n" % (x, x) for x in names)
    slots = "    __slots__ = %r\n" % (tuple(names),) if form == "slots" else ""
    space = {"look": lambda p: (vars(p), p)[1]}
    exec("class P(object):\n%s    def __init__(self, %s):\n%s" % (slots, ", ".join(names), body), space)
    ones = ", ".join("1" for x in names)
    made = {"instance": "P(%s)" % ones, "vars": "look(P(%s))" % ones, "slots": "P(%s)" % ones,
            "dict": "{%s}" % ", ".join("%r: 1" % x for x in names), "tuple": "tuple([%s])" % ones}[form]
    exec("def fill(kept):\n    i = 0\n    while i < len(kept):\n        kept[i] = %s\n        i += 1\n" % made, space)
    return space["fill"]


fill = make(sys.argv[1], int(sys.argv[2]))
gc.disable()
fill([None] * 100)
kept = [None] * MANY
before = resident()
fill(kept)
print(round((resident() - before) / float(MANY), 1))
