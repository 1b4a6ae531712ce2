# from 3.4
import gc
import weakref

gc.disable()
gc.collect()


class Speaker(object):
    def __del__(self):
        made.append(weakref.ref(self, lambda ref: said.append("told")))


for how in "count", "collection":
    made, said = [], []
    x = Speaker()
    if how == "collection":
        x.me = x
    del x
    gc.collect()
    print(how, said, made[0]())
