# What gc.collect() finds of one object that holds itself.
import gc


class Node(object):
    pass


gc.disable()
gc.collect()
node = Node()
node.me = node
del node
print(gc.collect())
