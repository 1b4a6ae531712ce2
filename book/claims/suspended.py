# A generator in a cycle, suspended within `try`: how much garbage is left.
import gc


class Node(object):
    pass


def wait(node):
    try:
        yield node
    finally:
        pass


gc.disable()
gc.collect()
node = Node()
node.waiting = wait(node)
next(node.waiting)
del node
gc.collect()
print(len(gc.garbage))
