# ledger: family family-del
# also on 2.7, 3.6, 3.10
import gc


class MyChild(object):
    def __init__(self, parent):
        self.parent = parent
        self.data = [1234 * i for i in range(100)]


class MyParent(object):
    def __init__(self):
        self.children = []

    def addChild(self):
        self.children.append(MyChild(self))


def collect_a_family():
    p = MyParent()
    for _ in range(4):
        p.addChild()
    del p
    return gc.collect()


def say_so(self):
    print("%s deleted" % self.__class__.__name__)


gc.disable()
gc.collect()
print("a family:           %d" % collect_a_family())
MyParent.__del__ = MyChild.__del__ = say_so
print("and with __del__:   %d" % collect_a_family())
print("gc.garbage:         %d" % len(gc.garbage))
