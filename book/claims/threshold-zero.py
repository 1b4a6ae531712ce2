# from 3.6
import gc

gc.set_threshold(0)
before = sum(s["collections"] for s in gc.get_stats())
kept = [[] for i in range(100000)]
print(gc.isenabled(), sum(s["collections"] for s in gc.get_stats()) - before)
