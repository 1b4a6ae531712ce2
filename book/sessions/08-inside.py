# ledger: weakref-in-del
# also on 3.6
import gc
import weakref

gc.disable()


class Speaker:
    def __del__(self):
        print(plain() is self, told() is self)
        saved.append(self)


def tell(ref):
    print("told")


for in_cycle in False, True:
    saved = []
    a = Speaker()
    if in_cycle:
        a.me = a
    plain, told = weakref.ref(a), weakref.ref(a, tell)
    del a
    gc.collect()
    print("saved")
    del saved[:]
    gc.collect()
