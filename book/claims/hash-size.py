# from 3.7
import _thread
import hashlib
import sys

sys.setswitchinterval(3600)     # for an hour nobody is asked to make way


def lets_in(text):
    came = []
    _thread.start_new_thread(came.append, ("here",))
    for _ in range(200000):
        hashlib.sha256(text)
        if came:
            return "yes"
    return "no"


print([(size, lets_in(b"." * size)) for size in (2047, 2048, 2049)])
