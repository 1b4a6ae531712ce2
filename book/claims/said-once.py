class Phoenix(object):
    def __del__(self):
        global saved
        saved = self
        said.append("bye")


said = []
saved = Phoenix()
saved = None
saved = None
saved = None
print(len(said))
Phoenix.__del__ = lambda self: None
