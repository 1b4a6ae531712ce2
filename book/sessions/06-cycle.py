# ledger: self-cycle
# also on 3.6
import gc

gc.disable()
gc.collect()


class Node:
    pass


class Wide:
    pass


class Wider:
    pass


def in_itself(attributes, look=False, cls=Node):
    node = cls()
    node.me = node
    for i in range(attributes - 1):
        setattr(node, f"a{i}", i)
    if look:
        vars(node)
    del node
    return gc.collect()


print("with one attribute:     ", in_itself(1))
print("and looked into:        ", in_itself(1, look=True))
print("with 29 attributes:     ", in_itself(29, cls=Wide))
print("with 30 attributes:     ", in_itself(30, cls=Wider))
