# from 3.4
# The attributes of an instance, and the callbacks of the weak references to it: which come first, if its built-in parent has the list?
import collections
import gc
import weakref

gc.disable()


class Friend:
    def __del__(self):
        said.append("friend")


for parent in object, list, dict, set, frozenset, collections.deque:
    kind = type("Kind", (parent,), {})
    said = []
    instance = kind()
    instance.own = weakref.ref(instance, lambda reference: said.append("own"))
    instance.friend = Friend()
    other = weakref.ref(instance, lambda reference: said.append("other"))
    del instance
    print(parent.__name__ + ":", *said)
