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


gc.disable()
random.seed(1)
before = arenas()
lists = [[None, None] for i in range(500_000)]
random.shuffle(lists)
most = arenas() - before
lists.clear()
print("every list is dead; arenas left:", "most" if arenas() - before > most // 2 else "few")
gc.collect()
print("after gc.collect():", "most" if arenas() - before > most // 2 else "few")
