import threading
import weakref


class Picture:
    def __init__(self, name):
        made.append(name)
        all_look.wait()             # it takes a while


def keep(name):
    picture = cache[name] = Picture(name)
    return picture


def look_again(name):
    cache[name] = Picture(name)
    return cache[name]


def agree(name):
    return cache.setdefault(name, Picture(name))


def get(name, end):
    picture = cache.get(name)
    return picture if picture is not None else end(name)


def ask(end):
    try:
        found.append(get("sunset", end))
    except KeyError as error:
        print("KeyError:", error)


cache = weakref.WeakValueDictionary()
made, found = [], []
for end, n in (look_again, 1), (keep, 2), (agree, 2):
    made.clear()
    found.clear()
    all_look = threading.Barrier(n)
    threads = [threading.Thread(target=ask, args=[end]) for _ in range(n)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{end.__name__}, asked by {n}: made {len(made)},",
          f"found {len(set(found))}, in the cache {len(cache)}")
