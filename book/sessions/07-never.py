import threading
import time


class Doomed:
    def __del__(self):
        print("died")


def wait():
    time.sleep(60)


threading.Thread(target=wait, daemon=True).start()
a = Doomed()
print("end of the program")
