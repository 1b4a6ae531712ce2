import threading

both = threading.Barrier(2, timeout=60)
made = []
album = {}


def make(name):
    both.wait()                         # it takes long: until the other one has asked
    made.append(name)
    return object()


def get(name):
    if name not in album:
        album[name] = make(name)
    return album[name]


threads = [threading.Thread(target=get, args=["sunset"]) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("made:", made)
print("kept:", list(album))
