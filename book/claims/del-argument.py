class Doomed(object):
    def __del__(self):
        said.append("died")


def work(x):
    del x
    said.append("after del x")


said = []
work(Doomed())
print(", ".join(said))
