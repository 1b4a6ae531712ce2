# ledger: weak-adding
# also on 2.7, 3.6
import weakref


class Picture:
    pass


pictures = [Picture(), Picture()]
album = weakref.WeakValueDictionary(zip("ab", pictures))
try:
    for name in album:
        print(name)
        album[name * 2] = pictures[0]
    print(sorted(album))
except RuntimeError as error:
    print("RuntimeError:", error)
