"""steps.py FOLDER [--profile] NAME=LIBRARY...

What chapter 12 says of its steps: what a full collection costs on each heap (the list of chapter 4, a vector, which is
tests/heap/vector.c, and the pages; `bytes` and `layout` are the pages without what came later) beside CPython and Lua.
For each heap and CPython it writes FOLDER/12-NAME.txt: nanoseconds for each of a million lists, the median of 3 rounds;
and instructions, and misses of the cache as valgrind simulates it, for each of 100,000. FOLDER/12-steps.txt has the
nanoseconds of all. What is only counted, and depends on no machine's speed, is in 12-profile.txt, 12-where.txt,
12-missed.txt, 12-beside.txt and 12-instructions.txt; with --profile it is all that is written.
"""
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
TITLES = {"list": "on the list of chapter 4", "vector": "on a vector", "pages": "on pages", "cpython": "in CPython 3.11"}
COUNTED, TIMED, ROUNDS = 100000, 1000000, 3
# A first level as most processors have, and 2 MiB behind it; lines of 64 bytes.
CACHES = ["--cache-sim=yes", "--I1=32768,8,64", "--D1=32768,8,64", "--LL=2097152,16,64"]


def simulated(command, workload, folder):
    """Instructions, and misses of the first and of the last level, for each object."""
    _, totals = instructions.traced(command, [workload], COUNTED, folder, *CACHES)[workload]
    return [sum(totals.get(event, 0) for event in events) / COUNTED
            for events in (["Ir"], ["D1mr", "D1mw"], ["DLmr", "DLmw"])]


def counted(libraries, folder):
    """The same peers, with start() and stop() for callgrind: name -> command."""
    found = {}
    for name, library in libraries:
        if name not in TITLES:
            continue
        program = os.path.join(folder, name)
        instructions.build(library, program)
        found[name] = [program]
    config = bench.output("/usr/bin/python3-config", "--includes")
    if config:
        bench.FLAGS.append("-DCOUNTED")
        includes = [word.replace("-I", "-isystem") for word in config.split()]
        found["cpython"] = bench.python("counted", "/usr/bin/python3", includes)[0]
        bench.FLAGS.remove("-DCOUNTED")
    return found


def misses(found):
    """(name, workload) -> instructions, misses of the first level, misses of both."""
    with tempfile.TemporaryDirectory() as folder:
        return {(name, workload): simulated(found[name], workload, folder)
                for name in found for workload, _ in WORKLOADS}


def times(found):
    """(name, workload) -> nanoseconds, the median."""
    took = {}
    for workload, _ in WORKLOADS:
        for _ in range(ROUNDS):
            for name in found:
                took.setdefault((name, workload), []).append(bench.run(found[name][0], workload, TIMED)[workload])
    return {key: statistics.median(values) for key, values in took.items()}


def one(name, title, took, counts):
    lines = ["make bench, on %s, and in valgrind's caches of 32 KiB and 2 MiB" % processor(),
             "a full collection, for each list,", title,
             "%-14s%6s%8s%8s%6s" % ("", "ns", "instr.", "misses", "both")]
    return lines + ["%-14s%6.0f%8.0f%8.1f%6.1f" % ((words, took[name, workload]) + tuple(counts[name, workload]))
                    for workload, words in WORKLOADS]


def record(libraries, out):
    with tempfile.TemporaryDirectory() as folder:
        programs = counted(libraries, folder)
        counts = misses(programs)
        profile(programs, out)
    found, _ = bench.peers(libraries, None)
    found.pop("boehm", None)
    memory(found, out, os.path.join(os.path.dirname(out), "plots"))
    took = times(found)
    for name in found:
        if name in TITLES:
            write(out, "12-%s.txt" % name, one(name, TITLES[name], took, counts))
    write(out, "12-steps.txt", ["make bench, median of %d rounds, on %s" % (ROUNDS, processor()),
                                "a full collection, nanoseconds for each of %s lists" % format(TIMED, ","),
                                "%-14s" % "" + "".join("%8s" % {"cpython": "CPython", "lua": "Lua"}.get(n, n) for n in found)]
          + ["%-14s" % words + "".join("%8.0f" % took[n, w] for n in found) for w, words in WORKLOADS])


SHOWN = {"list": "the list", "pages": "pages", "cpython": "CPython"}


def plot(found, workload, n, path):
    """What is resident while n lists die."""
    got = {name: bench.run(found[name][0], workload, n) for name in SHOWN if name in found}
    with open(path, "w") as f:
        f.write("# make bench: resident memory of the process, less what it was before\n")
        f.write("\t".join(["dead"] + [SHOWN[name] for name in got]) + "\n")
        for step in range(21):
            f.write("\t".join(["%d" % (n * step // 20)] + ["%.1f" % got[name]["%s.%02d" % (workload, step)] for name in got])
                    + "\n")
    return {name: values[workload + ".collected"] for name, values in got.items()}


def reading(found, n, path):
    """What a child has of its own that reads some of n lists."""
    got = {name: bench.run(found[name][0], "fork.reading", n) for name in SHOWN if name in found}
    with open(path, "w") as f:
        f.write("# make bench: memory that a child of fork gets of its own, all lists being frozen\n")
        f.write("\t".join(["read"] + [SHOWN[name] for name in got]) + "\n")
        for step in range(21):
            f.write("\t".join(["%d" % (n // 10 * step // 20)] + ["%.1f" % got[name]["fork.reading.%02d" % step] for name in got])
                    + "\n")


def memory(found, out, plots):
    left = plot(found, "memory.anywhere", TIMED, os.path.join(plots, "12-anywhere.tsv"))
    plot(found, "memory.order", TIMED, os.path.join(plots, "12-order.tsv"))
    reading(found, TIMED, os.path.join(plots, "12-reading.tsv"))
    write(out, "12-left.txt", ["make bench: megabytes still resident, one list alive of %s" % format(TIMED, ","),
                               "after gc.collect()"] + ["  %-12s%8.1f" % (SHOWN[name], left[name]) for name in left])
    shown = [name for name in SHOWN if name in found]
    got = {name: bench.run(found[name][0], "fork", TIMED) for name in shown}
    lines = ["make bench: bytes that a child of fork gets of its own, for each of %s lists" % format(TIMED, ","),
             "%-20s" % "" + "".join("%10s" % SHOWN[name] for name in shown)]
    for what, words in FORKED:
        lines.append("%-20s" % words + "".join("%10.1f" % got[name]["fork." + what] for name in shown))
    write(out, "12-fork.txt", lines)


FORKED = [("collect", "it collects"), ("collect.frozen", "... they are frozen"), ("read", "it reads"),
          ("read.frozen", "... they are frozen")]
SMALL = ["list.hot", "tuple.hot", "float.hot", "str.hot", "slots.hot", "ref.ask"]
LARGE = ["gc.local", "gc.rand", "chain", "garbage.pairs", "churn.live"]
# What has missed its target besides.
MISSED = ["gc.ints", "gc.aged", "gc.live", "garbage.again", "garbage.refs", "garbage.del", "churn.mix", "ref.clear"]
BESIDE = ["chain", "garbage.pairs", "garbage.again", "garbage.refs", "garbage.del", "churn.live", "churn.mix", "ref.clear"]
COMPARED = ["list.hot", "tuple.hot", "int.hot", "float.hot", "str.hot", "slots.hot", "chain", "garbage.pairs", "garbage.del",
            "ref.make", "ref.ask", "ref.clear"]
MOST = 5
EVENTS = [["Ir"], ["D1mr", "D1mw"], ["DLmr", "DLmw"]]


def by_function(path, n):
    """What callgrind counted in a file, of EVENTS for each of n: in all, and function -> the same."""
    shown = subprocess.run(["callgrind_annotate", "--threshold=100", path], check=True, capture_output=True, text=True).stdout
    names = re.search(r"^Events shown: +(.*)$", shown, re.M).group(1).split()
    costs = {}
    for line in shown.split("\n"):
        cells = re.findall(r"(?<!\S)([\d,]+|\.)(?: \( *[\d.]+%\))?(?=\s)", line)[:len(names)]
        name = re.search(r"[^\s:]+:([\w.@']+)(?: \[.*\])?$", line) or re.search(r"  (PROGRAM TOTALS)$", line)
        if len(cells) == len(names) and name:
            got = dict(zip(names, (0 if cell == "." else int(cell.replace(",", "")) for cell in cells)))
            mine = costs.setdefault(re.split("['.]", name.group(1))[0], [0] * len(EVENTS))
            for k, events in enumerate(EVENTS):
                mine[k] += sum(got.get(event, 0) for event in events) / n
    return costs.pop("PROGRAM TOTALS"), costs


def profiled(command, workloads, n, folder, *options):
    """workload -> by_function of it."""
    found = instructions.traced(command, workloads, n, folder, *options)
    return {workload: by_function(found[workload][0], n) for workload in workloads}


def functions(costs):
    """Those with the most instructions."""
    return [name for name in sorted(costs, key=lambda f: -costs[f][0])[:MOST] if costs[name][0] >= 1]


def where(title, counted):
    """A table of workloads, and of their functions."""
    lines = ["make bench: %s, in valgrind's caches of 32 KiB and 2 MiB, for each of %s" % (title, format(COUNTED, ",")),
             "%-32s%8s%8s%6s" % ("", "instr.", "misses", "both")]
    for work, (total, costs) in counted.items():
        lines.append("%-32s%8.0f%8.1f%6.1f" % ((work,) + tuple(total)))
        lines += ["  %-30s%8.0f%8.1f%6.1f" % ((name,) + tuple(costs[name])) for name in functions(costs)]
    return lines


def beside(found, on_pages, folder):
    """What was counted on pages, and what CPython needs."""
    lines = ["make bench: instructions, and misses of both caches, for each of {:,}".format(COUNTED),
             "%-14s%12s%8s%14s%16s" % ("", "on pages", "misses", "in CPython", "CPython misses")]
    for work in BESIDE if "cpython" in found else []:
        _, totals = instructions.traced(found["cpython"], [work], COUNTED, folder, *CACHES)[work]
        theirs = [sum(totals.get(event, 0) for event in events) / COUNTED for events in EVENTS]
        lines.append("%-14s%12.0f%8.1f%14.0f%16.1f" % (work, on_pages[work][0][0], on_pages[work][0][2], theirs[0], theirs[2]))
    return lines


def profile(found, out):
    """Where the instructions of small workloads go on pages, and the instructions and misses of larger ones; what CPython
    needs for some of these; how many instructions the heaps and CPython need."""
    found = {name: found[name] for name in SHOWN if name in found}
    with tempfile.TemporaryDirectory() as folder:
        small = profiled(found["pages"], SMALL, 10000, folder)
        large = profiled(found["pages"], LARGE + MISSED, COUNTED, folder, *CACHES)
        also = beside(found, large, folder)
        needed = {(name, work): instructions.traced(found[name], [work], 10000, folder)[work][1]["Ir"] / 10000
                  for name in found for work in COMPARED}
    lines = ["make bench: instructions on pages, by valgrind, to make and drop one"]
    for work in SMALL:
        total, costs = small[work]
        lines.append("%s: %.0f" % (work, total[0]))
        lines += ["  %-40s%6.0f" % (name, costs[name][0]) for name in functions(costs)]
    write(out, "12-profile.txt", lines)
    write(out, "12-where.txt", where("instructions and misses on pages", {work: large[work] for work in LARGE}))
    write(out, "12-missed.txt", where("instructions and misses on pages", {work: large[work] for work in MISSED}))
    write(out, "12-beside.txt", also)
    lines = ["make bench: instructions for each, by valgrind", "%-16s" % "" + "".join("%10s" % SHOWN[name] for name in found)]
    lines += ["%-16s" % work + "".join("%10.0f" % needed[name, work] for name in found) for work in COMPARED]
    write(out, "12-instructions.txt", lines)


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
    libraries = [word.split("=", 1) for word in sys.argv[2:] if "=" in word]
    if "--profile" not in sys.argv:
        return record(libraries, sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        profile(counted(libraries, folder), sys.argv[1])


if __name__ == "__main__":
    main()
