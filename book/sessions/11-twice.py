import threading
import weakref


class Picture:
    def __init__(self, name):
        self.name = name
        both_look.wait()            # it takes a while


def get(name):
    picture = cache.get(name)
    if picture is None:
        picture = cache[name] = Picture(name)
    return picture


def ask():
    found.append(get("sunset"))


cache = weakref.WeakValueDictionary()
both_look = threading.Barrier(2)
found = []
threads = [threading.Thread(target=ask) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("found:", len(found))
print("the same:", found[0] is found[1])
print("in the cache:", len(cache))
