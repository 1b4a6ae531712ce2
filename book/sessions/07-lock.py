import gc
import threading

gc.disable()
lock = threading.Lock()


class Polite:
    def __init__(self):
        self.me = self

    def __del__(self):
        if lock.acquire(timeout=0.1):
            print("counted")
            lock.release()
        else:
            print("would have waited for ever")


Polite()
gc.collect()
Polite()
with lock:
    gc.collect()
print("end of the program")
