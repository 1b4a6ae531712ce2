# from 3.9
# gc.is_finalized(self) in last words: of a count, of the collector.
import gc


class Node:
    def __del__(self):
        print(gc.is_finalized(self))


gc.disable()
Node()
node = Node()
node.me = node
del node
gc.collect()
