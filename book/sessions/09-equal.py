import weakref


class City:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)


notes = weakref.WeakKeyDictionary()
paris, again = City("Paris"), City("Paris")
notes[paris] = "in May"
notes[again] = "in June"
print(len(notes), notes[paris])
del paris
print(len(notes), again in notes)
