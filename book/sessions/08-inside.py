# ledger: weakref-in-del
# also on 2.7, 3.6
import gc
import weakref


class Speaker:
    def __del__(self):
        print(plain() is self, told() is self)


gc.collect()
a = Speaker()
plain, told = weakref.ref(a), weakref.ref(a, lambda ref: None)
del a                           # of its count
a = Speaker()
plain, told = weakref.ref(a), weakref.ref(a, lambda ref: None)
a.me = a
del a
gc.collect()                    # of a collection
