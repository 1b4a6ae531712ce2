# Whether the function `log` is still there, at the end of a program whose module is held by a thread.
import os
import sys
import threading
import time


class Last(object):
    def __del__(self, write=os.write):
        write(1, b"here\n" if log is not None else b"gone\n")


def log():
    pass


def wait(module):
    time.sleep(60)


items = [Last()]
thread = threading.Thread(target=wait, args=(sys.modules["__main__"],))
thread.daemon = True
thread.start()
