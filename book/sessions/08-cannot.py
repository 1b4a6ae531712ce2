import weakref


class Slotted:
    __slots__ = ("x",)


class MyList(list):
    pass


things = [[], {}, 1, "text", 1.5, (), None, object(), Slotted(),
          MyList(), Slotted, len, {1}, lambda: 0]
for thing in things:
    try:
        weakref.ref(thing)
        print("yes", type(thing).__name__)
    except TypeError as e:
        print(e)
