import weakref
from prelude import Doomed


class Button(Doomed):
    def press(self):
        print("pressed", self.name)


b = Button("b")
method = b.press
r, s = weakref.ref(b.press), weakref.ref(method)
w = weakref.WeakMethod(b.press)
print(r() is None, s() is method, w() is method, w() == method)
del method
print(s() is None)
w()()
del b
print(w())
