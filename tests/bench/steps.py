"""steps.py FOLDER NAME=LIBRARY...

What chapter 12 says of its steps: what a full collection costs on each heap, the list of chapter 4, a vector
(tests/heap/vector.c) and the pages, beside CPython. Writes FOLDER/12-misses.txt (instructions, and misses of the cache
as valgrind simulates it, for each of 200,000 objects) and FOLDER/12-steps.txt (nanoseconds for each of a million, the
median of 5 rounds).
"""
import glob
import os
import re
import statistics
import subprocess
import sys
import tempfile

import bench
import instructions

WORKLOADS = [("gc.local", "neighbours"), ("gc.ints", "small ints"), ("gc.rand", "two at random"),
             ("gc.tree", "tree, anywhere"), ("gc.aged", "replaced twice")]
COUNTED, TIMED, ROUNDS = 200000, 1000000, 5
# A first level as most processors have, and 2 MiB behind it; lines of 64 bytes.
CACHES = ["--cache-sim=yes", "--I1=32768,8,64", "--D1=32768,8,64", "--LL=2097152,16,64"]
VALGRIND = ["valgrind", "--tool=callgrind", "--collect-atstart=no"] + CACHES


def simulated(command, workload, folder):
    """Instructions, and misses of the first and of the last level, for each object."""
    out = os.path.join(folder, "out")
    for path in glob.glob(out + "*"):
        os.remove(path)
    subprocess.run(VALGRIND + ["--callgrind-out-file=" + out + ".%p"] + command + [workload, str(COUNTED)], check=True,
                   capture_output=True, env=dict(os.environ, PYTHONMALLOC="pymalloc"))
    for path in glob.glob(out + "*"):
        with open(path) as f:
            text = f.read()
        events = re.search(r"^events: (.*)$", text, re.M).group(1).split()
        total = re.search(r"^(?:summary|totals): ([\d ]+)$", text, re.M)
        if "Client Request: " + workload in text and total:
            got = dict(zip(events, map(int, total.group(1).split())))
            return [got.get(e, 0) / COUNTED for e in ("Ir",)] + [
                (got.get(a, 0) + got.get(b, 0)) / COUNTED for a, b in (("D1mr", "D1mw"), ("DLmr", "DLmw"))]
    raise SystemExit("nothing was counted for " + workload)


def counted(libraries, folder):
    """The same peers, with start() and stop() for callgrind: name -> command."""
    found = {}
    for name, library in libraries:
        program = os.path.join(folder, name)
        instructions.build(library, program)
        found[name] = [program]
    config = bench.output("/usr/bin/python3-config", "--includes")
    if config:
        bench.FLAGS.append("-DCOUNTED")
        includes = [word.replace("-I", "-isystem") for word in config.split()]
        found["CPython"] = bench.python("counted", "/usr/bin/python3", includes)[0]
        bench.FLAGS.remove("-DCOUNTED")
    return found


def misses(libraries, out):
    with tempfile.TemporaryDirectory() as folder:
        found = counted(libraries, folder)
        lines = ["valgrind's caches of 32 KiB and 2 MiB, for each of {:,} lists that a full collection looks at".format(COUNTED),
                 "%-16s" % "" + "".join("%10s%21s" % (name, "") for name in found),
                 "%-16s" % "" + "".join("%10s%10s%11s" % ("instr.", "misses", "from mem.") for _ in found)]
        for workload, words in WORKLOADS:
            cells = [simulated(found[name], workload, folder) for name in found]
            lines.append("%-16s" % words + "".join("%10.0f%10.2f%11.2f" % tuple(c) for c in cells))
    write(out, "12-misses.txt", lines)


def steps(libraries, out):
    found, _ = bench.peers(libraries, None)
    names = [name for name in found if name != "boehm"]
    shown = {"cpython": "CPython", "lua": "Lua"}
    lines = ["make bench, median of %d rounds, on %s: nanoseconds for each of %s lists" %
             (ROUNDS, processor(), format(TIMED, ",")),
             "%-16s" % "" + "".join("%10s" % shown.get(name, name) for name in names)]
    for workload, words in WORKLOADS:
        took = {name: [] for name in names}
        for _ in range(ROUNDS):
            for name in names:
                took[name].append(bench.run(found[name][0], workload, TIMED)[workload])
        lines.append("%-16s" % words + "".join("%10.0f" % statistics.median(took[name]) for name in names))
    write(out, "12-steps.txt", lines)


def processor():
    with open("/proc/cpuinfo") as f:
        found = re.search(r"^model name[^:]*: (.*)$", f.read(), re.M)
    return found.group(1) if found else "an unknown processor"


def write(folder, name, lines):
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    with open(os.path.join(folder, name), "w") as f:
        f.write(text)
    print(text)


def main():
    libraries = [word.split("=", 1) for word in sys.argv[2:]]
    misses(libraries, sys.argv[1])
    steps(libraries, sys.argv[1])


if __name__ == "__main__":
    main()
