# How often one object speaks that saves itself into garbage, in four collections.
import gc

ticks = []


class X(object):
    def __del__(self):
        ticks.append(1)
        lst = [self]
        lst.append(lst)


gc.disable()
X()
for i in range(4):
    gc.collect()
print(len(ticks))
