import threading


class Doomed:
    def __del__(self):
        print("dies in", threading.current_thread().name)


def make():
    box.append(Doomed())
    made.set()
    done.wait()
    print("the maker ends")


box = []
made, done = threading.Event(), threading.Event()
maker = threading.Thread(target=make, name="maker")
maker.start()
made.wait()
box.pop()
print("main goes on")
done.set()
maker.join()
