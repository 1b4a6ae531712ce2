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


sunset, beach = Picture(), Picture()
one, two = Album(), Album()
one.put("sunset", sunset)
two.put("beach", beach)
three = weakref.WeakValueDictionary(sunset=sunset)
del beach

seen = [weakref.ref(album) for album in (one, two, three)]
del one, two, three
print([ref() is None for ref in seen])
gc.collect()
print([ref() is None for ref in seen])
