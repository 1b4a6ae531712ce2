# from 2.7
# A bound method in a WeakSet.
import weakref


class P(object):
    def told(self):
        pass


p = P()
listeners = weakref.WeakSet()
listeners.add(p.told)
print(len(listeners))
