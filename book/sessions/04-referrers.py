import gc

spam = ["spam"]
eggs = [1, spam, "eggs"]
ham = {"one": spam}
print(gc.get_referents(eggs))
print([type(r).__name__ for r in gc.get_referrers(spam)])
print([r is globals() for r in gc.get_referrers(eggs)])


def hidden():
    local = []
    return gc.get_referrers(local)


print(hidden())
