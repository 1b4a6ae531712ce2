import gc

gc.disable()
gc.collect()


class Node:
    pass


crowd = [Node() for _ in range(100)]
node = Node()
node.me = node
del node
print("one attribute: ", gc.collect())
node = Node()
node.me = node
node.more = 1
del node
print("two attributes:", gc.collect())
