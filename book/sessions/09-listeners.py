import gc
import weakref

gc.disable()


class Window:
    def on_click(self):
        print("clicked")


window = Window()
listeners = weakref.WeakSet()
listeners.add(window)
listeners.add(window.on_click)
listeners.add(weakref.WeakMethod(window.on_click))
listeners.add(Window.on_click)
window.handler = window.on_click
listeners.add(window.handler)
print(len(listeners))

methods = {weakref.WeakMethod(window.on_click)}
for method in methods:
    method()()

del window
print(len(listeners))
gc.collect()
print(len(listeners))
