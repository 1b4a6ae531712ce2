import gc

gc.disable()
gc.collect()
kept = [[] for _ in range(1000)]
young = gc.get_count()[0]
print("a thousand lists more:", 1000 <= young <= 1050)
kept = kept[:500]
print("five hundred fewer:   ", young - gc.get_count()[0] >= 400)
gc.collect(0)
print("collect(0):           ", gc.get_count()[1:])
gc.collect(0)
print("collect(0):           ", gc.get_count()[1:])
gc.collect(1)
print("collect(1):           ", gc.get_count()[1:])
