import weakref
from prelude import Doomed


class Button(Doomed):
    def press(self):
        print("pressed", self.name)


b = Button("b")
r = weakref.ref(b.press)
print(r())
w = weakref.WeakMethod(b.press)
w()()
del b
print(w())
