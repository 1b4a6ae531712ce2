import gc
import weakref


class Phoenix:
    def __del__(self):
        print("last words")
        saved.append(self)


gc.disable()
known = weakref.WeakValueDictionary()
for in_cycle in False, True:
    saved = []
    known["bird"] = bird = Phoenix()
    weakref.finalize(bird, print, "the nest is taken down")
    if in_cycle:
        bird.me = bird
    del bird
    gc.collect()
    print(len(saved), "saved, known:", list(known))
    saved.clear()
    gc.collect()
