# only on 3.13, 3.14, 3.15
import gc

items = [(n,) for n in range(9000)]
gc.collect()
ran = []
gc.callbacks.append(lambda phase, info: phase == "stop" and ran.append(info["generation"]))


def begun(what):
    print(what, len(ran))
    gc.collect()
    ran.clear()


begun("to begin with:             ")
[list(t) for t in items]
begun("[list(t) for t in items]:  ")
list(map(list, items))
begun("list(map(list, items)):    ")
sorted(items, key=list)
begun("sorted(items, key=list):   ")
