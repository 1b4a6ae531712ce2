import sys


class Half:
    def __init__(self, path):
        self.file = open(path)

    def __del__(self):
        self.file.close()


def report(event):
    print("ignored:", event.exc_value)


sys.unraisablehook = report
try:
    Half("/no/such/file")
except OSError as error:
    print("raised: ", error.strerror)
print("end of the program")
