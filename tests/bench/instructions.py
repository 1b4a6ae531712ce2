"""instructions.py check|record LIBRARY HEAP

Counts, by callgrind, the instructions that workloads of make bench cost in the library, which depends on no machine's
speed; instructions.tsv has what they cost when it was recorded, for each of 2,000 objects, and by which compiler.
`check` fails when one costs more than 3 % more; it skips (77) under another compiler or C library, or without valgrind.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
KEPT = os.path.join(HERE, "instructions.tsv")
MANY = 2000
WORKLOADS = """list.hot list.all tuple.hot int.hot float.hot str.hot slots.hot count chain gc.ints gc.local gc.rand gc.tree
    gc.aged garbage.pairs garbage.ring garbage.refs garbage.del churn.mix ref.make ref.ask ref.clear weak.insert weak.hit
    weak.miss""".split()
CC = os.environ.get("CC", "cc").split()


def tools():
    says = subprocess.run(CC + ["--version"], capture_output=True, text=True).stdout.split("\n")[0]
    name = "clang" if "clang" in says else "gcc"
    return "%s %s, %s" % (name, says.partition(" ")[2], os.confstr("CS_GNU_LIBC_VERSION"))


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


def build(library, program):
    own = os.path.join(os.path.dirname(library), "tangled", "src")
    subprocess.run(CC + ["-std=gnu11", "-O2", "-DNDEBUG", "-DCOUNTED", "-I" + (own if os.path.isdir(own) else
                   os.path.join(ROOT, "src")), os.path.join(HERE, "peers", "ours.c"), library, "-lm", "-lpthread",
                   "-o", program], check=True)


def traced(command, workloads, many, folder, *options):
    """workload -> the file that callgrind wrote of it, and its totals: event -> how often."""
    out = os.path.join(folder, "out")
    for path in glob.glob(out + ".*"):
        os.remove(path)
    done = subprocess.run(["valgrind", "--tool=callgrind", "--collect-atstart=no", *options,
                           "--callgrind-out-file=" + out + ".%p", *command, ",".join(workloads), str(many)],
                          capture_output=True, text=True, env=dict(os.environ, PYTHONMALLOC="pymalloc"))
    if done.returncode:
        sys.exit("the workloads ended with %d:\n%s" % (done.returncode, done.stderr))
    found = {}
    for path in glob.glob(out + ".*"):
        with open(path) as f:
            text = f.read()
        name = re.search(r"^desc: Trigger: Client Request: (\S+)$", text, re.M)
        totals = re.search(r"^(?:summary|totals): ([\d ]+)$", text, re.M)
        if name and totals:
            events = re.search(r"^events: (.*)$", text, re.M).group(1)
            found[name.group(1)] = path, dict(zip(events.split(), map(int, totals.group(1).split())))
    return found


def count(library, folder):
    """workload -> instructions for each object."""
    program = os.path.join(folder, "ours")
    build(library, program)
    found = traced([program], WORKLOADS, MANY, folder)
    return {workload: totals["Ir"] / MANY for workload, (_, totals) in found.items()}


def kept():
    """What it was counted with; heap -> workload -> instructions."""
    with open(KEPT) as f:
        lines = f.read().split("\n")
    rows = {}
    for line in lines[2:]:
        if line:
            heap, workload, instructions = line.split("\t")
            rows.setdefault(heap, {})[workload] = float(instructions)
    return lines[0][2:], rows


def record(heap, counted):
    rows = kept()[1] if os.path.exists(KEPT) and kept()[0] == tools() else {}
    rows[heap] = counted
    with open(KEPT, "w") as f:
        f.write("# %s\nheap\tworkload\tinstructions for each\n" % tools())
        for name in sorted(rows):
            f.writelines("%s\t%s\t%.2f\n" % (name, w, rows[name][w]) for w in WORKLOADS if w in rows[name])


def check(heap, counted):
    before, failed = kept()[1][heap], 0
    for workload in WORKLOADS:
        was, now = before.get(workload), counted[workload]
        if was is not None and now > 1.03 * was + 0.1:
            print("%s on the %s heap: %.1f instructions for each, and %.1f when it was recorded" % (workload, heap, now, was))
            failed = 1
    if failed:
        print("If that is meant: tests/bench/instructions.py record LIBRARY HEAP writes the new numbers down.")
    return failed


def main():
    verb, library, heap = sys.argv[1:]
    if not shutil.which("valgrind") or not os.path.exists("/usr/include/valgrind/callgrind.h"):
        skip("there is no valgrind, or no header of it")
    if verb == "check" and kept()[0] != tools():
        skip("counted with %s, and this is %s" % (kept()[0], tools()))
    if verb == "check" and heap not in kept()[1]:
        skip("nothing was recorded for the heap " + heap)
    with tempfile.TemporaryDirectory() as folder:
        counted = count(library, folder)
    if verb == "record":
        record(heap, counted)
    else:
        sys.exit(check(heap, counted))


if __name__ == "__main__":
    main()
