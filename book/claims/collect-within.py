import gc

gc.disable()
gc.collect()


class Node(object):
    def __del__(self):
        print("in __del__: %d" % gc.collect())


a, b = Node(), Node()
a.b, b.a = b, a
del a, b
gc.collect()
