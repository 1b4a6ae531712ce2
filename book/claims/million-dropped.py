# from 3.6
import gc

gc.collect()
before = sum(s["collections"] for s in gc.get_stats())
for i in range(1000000):
    x = []
print(sum(s["collections"] for s in gc.get_stats()) - before)
