# from 3.6
import os
import re
import sys
import tempfile


def arenas():
    """How many arenas the allocator has, as it tells it on standard error."""
    with tempfile.TemporaryFile() as out:
        stderr = os.dup(2)
        os.dup2(out.fileno(), 2)
        sys._debugmallocstats()
        os.dup2(stderr, 2)
        out.seek(0)
        text = out.read().decode()
    return int(re.search(r"# arenas allocated current *= *(\d+)", text)[1])


for keep in slice(100), slice(None, None, 10000):    # the first hundred; every ten thousandth
    texts = [str(i) + "x" * 40 for i in range(1000000)]
    most = arenas()
    texts = texts[keep]
    left = 100 * arenas() / most
    print(len(texts), "left: arenas", "kept" if left > 90 else "given back, most of them")
