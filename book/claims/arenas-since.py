# from 3.6
import os
import re
import sys
import tempfile

with tempfile.TemporaryFile() as out:
    stderr = os.dup(2)
    os.dup2(out.fileno(), 2)
    sys._debugmallocstats()
    os.dup2(stderr, 2)
    out.seek(0)
    text = out.read().decode()
arena = int(re.search(r"arenas \* (\d+) bytes/arena", text)[1])
size, pools, used, free = map(int, re.search(r"^ +\d+ +(\d+) +([1-9]\d*) +(\d+) +(\d+)$", text, re.M).groups())
pool = (used + free) // pools * size + 48    # its own header
print("arenas of %d KiB, pools of %d KiB" % (arena / 1024, round(pool / 1024)))
