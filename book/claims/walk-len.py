# from 3.4
# A walk over a WeakValueDictionary, an item of which dies, and what happens when len, in and = come.
import weakref


class P:
    pass


def walk(meanwhile):
    kept = [P() for i in range(4)]
    album = weakref.WeakValueDictionary(enumerate(kept))
    try:
        for name in album.keys():
            if kept:
                kept.pop()
                meanwhile(album)
        return "goes on"
    except RuntimeError as error:
        return str(error)


other = P()
print("len:", walk(len))
print("in:", walk(lambda album: 9 in album))
print("=:", walk(lambda album: album.__setitem__(0, other)))
