# from 3.6
from time import process_time


def seconds(take, n):
    d = dict.fromkeys(range(n))
    began = process_time()
    while d:
        take(d)
    return process_time() - began


def first(d):
    del d[next(iter(d))]


for take in first, dict.popitem:
    short, long = (min(seconds(take, n) for _ in range(3)) for n in (3000, 30000))
    print("thirty times" if long > 30 * short else "ten times or so")
