# from 3.4
# A walk over a WeakValueDictionary to which an entry is added.
import weakref


class P:
    pass


kept = [P() for i in range(3)]
album = weakref.WeakValueDictionary(enumerate(kept))
seen = 0
try:
    for name in album.keys():
        seen += 1
        if seen == 1:
            kept.append(P())
            album[99] = kept[-1]
    print("%d of %d seen" % (seen, len(album)))
except RuntimeError as error:
    print(error)
