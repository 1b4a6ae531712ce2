# from 3.6
import gc

before = [s["collections"] for s in gc.get_stats()]
kept = []
for i in range(1000000):
    kept.append([])
ran = [s["collections"] - b for s, b in zip(gc.get_stats(), before)]
print(sum(ran) > 400, "collections, in steps of", gc.get_threshold())
