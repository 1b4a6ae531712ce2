import weakref


class Picture:
    pass


pictures = [Picture(), Picture(), Picture()]
album = weakref.WeakValueDictionary(zip("abc", pictures))
for picture in album.values():
    pass
pictures.clear()
print(list(album))

pictures = [Picture(), Picture(), Picture()]
album = weakref.WeakValueDictionary(zip("abc", pictures))
for name in album:
    pictures.clear()
print(list(album))
