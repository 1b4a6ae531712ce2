import gc
import sys


def make_cycles(n):
    for _ in range(n):
        a = []
        a.append(a)


def grown(before):
    return round((sys.getallocatedblocks() - before) / 1000)


gc.collect()
before = sys.getallocatedblocks()
gc.disable()
for _ in range(3):
    make_cycles(100_000)
    print("off:", grown(before), "thousand blocks more")
gc.collect()
gc.enable()
for _ in range(3):
    make_cycles(100_000)
    print("on: ", "up to 5 thousand" if grown(before) <= 5 else grown(before))
