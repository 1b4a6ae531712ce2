import gc
import sys


def make_cycles(n):
    for _ in range(n):
        a = []
        a.append(a)


def grown(before):
    """Thousands of blocks more than before."""
    return round((sys.getallocatedblocks() - before) / 1000)


gc.collect()
before = sys.getallocatedblocks()
gc.disable()
for _ in range(3):
    make_cycles(100_000)
    print("off:", grown(before), "thousand")
gc.collect()
gc.enable()
for _ in range(3):
    make_cycles(100_000)
    print("on:  at most 5 thousand:", grown(before) <= 5)
