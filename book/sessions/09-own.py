import gc
import weakref


class City:
    pass


notes = weakref.WeakKeyDictionary()
paris = City()
notes[paris] = ["a note about", paris]
del paris
gc.collect()
print(len(notes))

north_of, south_of = weakref.WeakKeyDictionary(), weakref.WeakKeyDictionary()
paris, rome = City(), City()
north_of[rome] = paris
south_of[paris] = rome
del paris, rome
gc.collect()
print(len(north_of), len(south_of))
del north_of
print(len(south_of))
