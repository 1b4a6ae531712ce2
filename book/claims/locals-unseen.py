import gc


def running():
    local = []
    return [type(r).__name__ for r in gc.get_referrers(local)]


def called():
    local = []
    locals()
    return [type(r).__name__ for r in gc.get_referrers(local)]


def shared():
    local = []
    inner = lambda: local
    return [type(r).__name__ for r in gc.get_referrers(local)]


def itself():
    local = []
    yield [type(r).__name__ for r in gc.get_referrers(local)]


def waiting(found):
    local = []
    found.append(id(local))
    yield local


print(running())
print(called())
print(shared())
g = waiting([])
held = [next(g)]
print(sorted(type(r).__name__ for r in gc.get_referrers(held[0]) if r is not held))
print(next(itself()))
