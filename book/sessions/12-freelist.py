import gc, os, random, re, sys, tempfile


def arenas():
    """How many megabytes the allocator has from the system, as it tells."""
    with tempfile.TemporaryFile() as out:
        stderr = os.dup(2)
        os.dup2(out.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(stderr, 2)
        out.seek(0)
        return int(re.search(rb"# arenas allocated current *= *(\d+)", out.read())[1])


def left_after(what):
    before = arenas()
    lists = [[None, None] for i in range(250_000)]
    random.shuffle(lists)
    most = arenas() - before
    lists.clear()
    what()
    left = "most" if arenas() - before > most // 2 else "few"
    gc.collect()
    return left


def one_by_one():
    for i in range(1000):
        []


gc.disable()
random.seed(1)
print("every list is dead:", left_after(lambda: None))
print("gc.collect(0):     ", left_after(lambda: gc.collect(0)))
print("gc.collect(1):     ", left_after(lambda: gc.collect(1)))
print("one by one:        ", left_after(one_by_one))
print("a thousand lists:  ", left_after(lambda: [[] for i in range(1000)]))
print("gc.collect():      ", left_after(lambda: gc.collect()))
