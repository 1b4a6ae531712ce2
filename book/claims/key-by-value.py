# from 3.4
# A note that refers to its own key: whether it is found by a collection, and whether it stays.
import gc
import weakref


class Town:
    pass


gc.collect()
gc.disable()
notes = weakref.WeakKeyDictionary()
paris = Town()
notes[paris] = [paris]
del paris
print(gc.collect(), len(notes), gc.garbage)
