"""What a random program in Python needs in order to log what the library logs."""
import gc
import sys
from sys import getrefcount

__all__ = ["Doomed", "begin", "sort_deaths", "end", "collect", "count", "tracked", "census", "getrefcount"]
events = []
sorted_deaths = False


class Doomed(list):
    """One tracked object, like the library's: its friends are its items."""
    __slots__ = ("name",)
    befriend = list.append
    abandon = list.clear

    def __init__(self, name, *friends):
        self.name = name
        events.append("birth " + name)
        for friend in friends:
            self.append(friend)

    def __del__(self):
        events.append("died " + self.name)


def begin():
    gc.disable()
    gc.collect()
    gc.freeze()


def end():
    for event in events:
        print(event)
    sys.stdout.flush()


def collect(generation):
    before = len(events)
    found = gc.collect(generation)
    if sorted_deaths:
        died = sorted([event[5:] for event in events[before:]], key=lambda name: int(name[1:]))
        events[before:] = ["died " + " ".join(died)] if died else []
    events.append("collect %d -> %d" % (generation, found))


def sort_deaths():
    """Up to chapter 6 the deaths of one collection are one line, sorted."""
    global sorted_deaths
    sorted_deaths = True


def count(name, references):
    """getrefcount counts the reference that it was called with."""
    events.append("count %s %d" % (name, references - 1))


def tracked(name, thing):
    events.append("tracked %s %s" % (name, gc.is_tracked(thing)))


def census():
    young = len(gc.get_objects(generation=0))
    middle = len(gc.get_objects(generation=1))
    old = len(gc.get_objects(generation=2))
    events.append("census %d %d %d" % (young, middle, old))
