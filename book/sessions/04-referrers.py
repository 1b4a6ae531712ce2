# ledger: tracked-tuple
# only on 3.14, 3.15
import gc

spam = "".join(["sp", "am"])
eggs = [1, spam, spam]
ham = {"one": spam}
pair = (1, spam)
nest = ([], spam)
names = {id(eggs): "eggs", id(ham): "ham", id(pair): "pair", id(nest): "nest", id(globals()): "globals()"}


def hidden(local):
    print(*sorted(names[id(r)] for r in gc.get_referrers(local)))
    local = []
    print(gc.get_referrers(local))


print(gc.get_referents(eggs))
hidden(spam)
