import weakref


class Picture:
    pass


album = weakref.WeakValueDictionary()
album["sunset"] = Picture()
print("sunset" in album)

beach = Picture()
album["beach"] = album["shore"] = beach
del beach
print(len(album))
