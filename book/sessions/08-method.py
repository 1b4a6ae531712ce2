import weakref
from prelude import Doomed


class Button(Doomed):
    def press(self):
        print("pressed", self.name)


b = Button("b")
p, q = weakref.ref(b), weakref.ref(b)
method = b.press
r, s = weakref.ref(b.press), weakref.ref(method)
w, x = weakref.WeakMethod(b.press), weakref.WeakMethod(method)
print(r() is None, s() is method, w() is method, w() == method)
print(weakref.getweakrefcount(b))
del b
print(p() is None)
w()()
del method
print(p() is None, w())
