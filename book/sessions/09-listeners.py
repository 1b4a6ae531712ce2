import weakref


class Window:
    def on_click(self):
        print("clicked")


listeners = weakref.WeakSet()
window = Window()
listeners.add(window)
listeners.add(window.on_click)
print(len(listeners))
