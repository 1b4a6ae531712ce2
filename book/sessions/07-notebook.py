# ledger: family-del
# also on 2.7
import gc
import sys

names = {}                  # of ids: nothing is held


class MyChild(object):
    def __init__(self, parent, name):
        self.parent = parent
        self.data = [1234 * i for i in range(100)]
        names[id(self)] = name

    def __del__(self):
        print("MyChild deleted " + names[id(self)])


class MyParent(object):
    def __init__(self, name):
        self.children = []
        names[id(self)] = name

    def addChild(self, name):
        child = MyChild(self, name)
        self.children.append(child)

    def __del__(self):
        print("MyParent deleted " + names[id(self)])


gc.disable()
gc.collect()
p = MyParent("childless")
del p
p = MyParent("p")
p.addChild("c1")
p.addChild("c2")
p.addChild("c3")
print("count p %d" % (sys.getrefcount(p) - 1))
del p
print("del p")
print("collect %d" % gc.collect())
print("garbage: " + " ".join(names[id(x)] for x in gc.garbage))
for x in gc.garbage:
    if isinstance(x, MyParent):
        x.children = None
x = None
del gc.garbage[:]
print("collect %d" % gc.collect())
print("end of the program")
