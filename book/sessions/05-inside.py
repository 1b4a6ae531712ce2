import gc


class Busy:
    def __del__(self):
        a = []
        a.append(a)
        del a
        print("inside:", gc.collect())


gc.disable()
gc.collect()
busy = Busy()
busy.me = busy
gc.collect(1)
del busy
for generation in 1, 2, 0, 2:
    print("outside:", gc.collect(generation))
