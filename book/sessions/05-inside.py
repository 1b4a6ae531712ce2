import gc

gc.disable()
gc.collect()


class Busy:
    def __del__(self):
        a = []
        a.append(a)
        del a
        print("inside:", gc.collect())


busy = Busy()
busy.me = busy
del busy
print("outside:", gc.collect())
print("again:", gc.collect())
