# What a dict keeps of a key that equals one that it has, and what a WeakKeyDictionary loses by it.
import weakref


class Town(object):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


print({1: "a", True: "b"})
paris, again = Town(), Town()
notes = weakref.WeakKeyDictionary()
notes[paris] = "first"
notes[again] = "second"
del paris
print("%d left" % len(notes))
