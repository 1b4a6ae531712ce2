import gc
import weakref
from prelude import Doomed


class Parent(Doomed):
    def __init__(self, name):
        super().__init__(name)
        self.children = []

    def add(self, child):
        child.parent = refer(self)
        self.children.append(child)


def client():
    family = Parent("parent")
    for name in "one", "two":
        family.add(Doomed(name))
    print(family.children[0].parent.name)


gc.collect()
for refer in (lambda x: x), weakref.proxy:
    client()
    print("collect", gc.collect())
