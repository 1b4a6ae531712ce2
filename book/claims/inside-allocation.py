# from 3.6
import gc

# One call of C makes 5,000 lists. How many collections begin meanwhile, or right after it?
gc.collect()
gc.set_threshold(1000, 1000)
begun = []
gc.callbacks.append(lambda phase, info: phase == "start" and begun.append(1))
made = list(map(list, [()] * 5000))
n = len(begun)
print(n if n < 2 else "several")
