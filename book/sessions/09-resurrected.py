import gc
import weakref


class Phoenix:
    def __del__(self):
        saved.append(self)


saved = []
known = weakref.WeakValueDictionary()

known["by count"] = bird = Phoenix()
del bird
print(list(known))

known["by collection"] = bird = Phoenix()
bird.me = bird
del bird
gc.collect()
print(list(known))
print(len(saved))
