# ledger: exception-cycle
# also on 2.7, 3.6
import gc

gc.disable()
gc.collect()


class Node:
    pass


parent, child = Node(), Node()
parent.children = [child]
child.parent = parent
del parent, child
print("parent and child:     ", gc.collect())


def countdown(n):
    def step(n):
        return n if n == 0 else step(n - 1)
    return step(n)


countdown(3)
print("a recursive closure:  ", gc.collect())


def careful():
    try:
        1 / 0
    except ZeroDivisionError as problem:
        kept = problem


careful()
print("an exception, kept:   ", gc.collect())
