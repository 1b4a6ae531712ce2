kept = []
words = []


class Phoenix(object):
    __slots__ = ()

    def __del__(self):
        words.append("died")
        kept.append(self)


x = Phoenix()
del x
for _ in range(3):
    del kept[:]
print(len(words))
Phoenix.__del__ = lambda self: None     # and be quiet at the end
