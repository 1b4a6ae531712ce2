import gc

ran = []
gc.callbacks.append(lambda phase, info: phase == "stop" and ran.append(info["generation"]))
gc.collect()
gc.freeze()
gc.set_threshold(100, 3, 1000)
ran.clear()
kept = []
while len(ran) < 20:
    kept.append([])
gc.set_threshold(0)
print(*ran)
