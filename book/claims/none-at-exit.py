# Whether the function `log` is still there, at the end of the program.
class Last(object):
    def __del__(self):
        self.write(str(log is not None) + "\n")


import sys


def log():
    pass


items = [Last()]
Last.write = sys.stdout.write
