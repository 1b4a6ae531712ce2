# ledger: weak-iteration
# also on 2.7, 3.6
import weakref


class Picture:
    pass


pictures = [Picture(), Picture(), Picture(), Picture(), Picture()]
album = weakref.WeakValueDictionary(zip("abcde", pictures))
try:
    for name in album:
        print(name)
        if name == "b":
            del pictures[2:4]           # c and d die
            print(len(album), "are left")
except RuntimeError as error:
    print("RuntimeError:", error)
