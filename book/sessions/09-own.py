import gc
import weakref


class City:
    pass


notes = weakref.WeakKeyDictionary()
paris = City()
notes[paris] = "a note"
del paris
print(len(notes))

paris = City()
notes[paris] = ["a note about", paris]
del paris
gc.collect()
print(len(notes))
