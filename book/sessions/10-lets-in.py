import hashlib
import sys
import time
import _thread

sys.setswitchinterval(3600)             # for an hour nobody is asked to make way

text = b"." * 1_000_000
numbers = list(range(1000))


def lets_in(work):
    """Does another thread have its turn while we do this, up to 2,000 times?"""
    came = []
    _thread.start_new_thread(came.append, ("here",))
    for _ in range(2000):
        work()
        if came:
            return "yes"
    return "no"


print("sort     ", lets_in(lambda: sorted(numbers)))
print("sleep    ", lets_in(lambda: time.sleep(0.001)))
print("search   ", lets_in(lambda: b"!" in text))
print("hash     ", lets_in(lambda: hashlib.sha256(text)))
