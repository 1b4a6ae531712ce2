# A weak reference to a bound method.
import weakref


class Button(object):
    def press(self):
        pass


b = Button()
print(weakref.ref(b.press)())
