import weakref


class Window:
    def on_click(self):
        print("clicked")


window = Window()
listeners = weakref.WeakSet()
listeners.add(window)
listeners.add(window.on_click)
listeners.add(weakref.WeakMethod(window.on_click))
print(len(listeners))

methods = {weakref.WeakMethod(window.on_click)}
for method in methods:
    method()()
