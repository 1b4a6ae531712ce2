import gc
import weakref

gc.disable()


class Album:
    def __init__(self):
        self.data = {}

    def put(self, name, picture):
        def gone(ref):
            self.data.pop(name, None)
        self.data[name] = weakref.ref(picture, gone)


class Picture:
    pass


sunset = Picture()
album = Album()
album.put("sunset", sunset)
seen = weakref.ref(album)
del album
print("its own:", seen() is None)
gc.collect()
print("its own, after a collection:", seen() is None)

album = weakref.WeakValueDictionary()
album["sunset"] = sunset
seen = weakref.ref(album)
del album
print("Python's:", seen() is None)
