import gc
import threading

gc.disable()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("the last words of", self.name, "in", threading.current_thread().name)


def make():
    given.append(Noisy("a"))
    cycle = Noisy("b")
    cycle.me = cycle
    c = Noisy("c")
    try:
        given.append(1 / 0)
    except ZeroDivisionError as error:
        errors.append(error)


def run(name, work):
    thread = threading.Thread(target=work, name=name)
    thread.start()
    thread.join()


given, errors = [], []
run("the first thread", make)
run("the second thread", given.clear)
run("the third thread", gc.collect)
run("the fourth thread", errors.clear)
gc.collect()
