"""08-proxy.py: what an attribute costs, read through a proxy, and through a weak reference, in any Python from 3.6 on.

A hundred statements stand behind each other, so that the loop around them weighs nothing; the rounds of what is compared
alternate, and the median of each is printed. book/measured/08-proxy-python.txt has what 3.15.2 printed.
"""
import gc
import statistics
import sys
import time
import weakref

MANY, ROUNDS = 20000, 9


class C:
    pass


def repeated(statement):
    names = {}
    exec("def run(p, w, r):\n    for _ in range(%d):\n%s" % (MANY // 100, ("        %s\n" % statement) * 100), names)
    return names["run"]


gc.disable()
p = C()
p.x = 1
w, r = weakref.proxy(p), weakref.ref(p)
reads = [("of the object", repeated("y = p.x")), ("through a proxy", repeated("y = w.x")),
         ("through a reference", repeated("y = r().x"))]
took = {name: [] for name, _ in reads}
for name, run in reads:
    run(p, w, r)
for _ in range(ROUNDS):
    for name, run in reads:
        begun = time.perf_counter()
        run(p, w, r)
        took[name].append((time.perf_counter() - begun) / MANY * 1e9)
print("tests/bench/08-proxy.py, with CPython %s" % sys.version.split()[0])
print("an attribute is read:")
for name, _ in reads:
    print("  %-20s %6.1f ns" % (name, statistics.median(took[name])))
