"""bench.py [--quick] [--check] [--python PYTHON] NAME=LIBRARY...
bench.py --again RESULTS.csv --record FOLDER

The library, built in one or more ways (NAME=build/x/libouroboros.a), beside CPython, Lua and Boehm's collector: the same
work in C programs, tests/bench/peers; what it is, workloads.tsv says. Peers alternate in rounds; a ratio is taken within
a round. Writes build/bench: table.txt, results.csv, and ratios.svg, growth.svg, pauses.svg. With --check, each peer does
each workload once with few objects, and nothing is written. With --record, the tables of the book are written into a
folder, too; with --again, those alone, from what was measured before.
"""
import argparse
import collections
import csv
import os
import re
import resource
import statistics
import subprocess
import sys
import textwrap
import time

import plots

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OUT = os.path.join(ROOT, "build", "bench")
FLAGS = "-std=gnu11 -O2 -g -DNDEBUG -Wall -Wextra -Wshadow -Werror".split()
SIZES = {"hot": [10**6], "all": [10**3, 10**4, 10**5, 10**6], "big": [10**3, 10**4, 10**5, 10**6, 10**7],
         "churn": [10**4, 10**5, 10**6, 4 * 10**6], "bytes": [10**5, 10**6]}
MAIN = 10**6
Work = collections.namedtuple("Work", "name sizes target what differs")


def workloads():
    with open(os.path.join(HERE, "workloads.tsv")) as f:
        rows = [line.rstrip("\n").split("\t") for line in f]
    return [Work(*row) for row in rows[1:]]


# ---------------------------------------------------------------- the peers

def compiled(name, *args):
    """A program, or None and a word why there is none."""
    path = os.path.join(OUT, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    cc = os.environ.get("CC", "cc").split()
    done = subprocess.run(cc + FLAGS + list(args) + ["-o", path], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit("%s: %s" % (name, done.stderr))
    return path


def source(name):
    return os.path.join(HERE, "peers", name)


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def ours(name, library):
    own = os.path.join(os.path.dirname(library), "tangled", "src")
    path = compiled(name, "-I" + (own if os.path.isdir(own) else os.path.join(ROOT, "src")), source("ours.c"), library,
                    "-lm", "-lpthread")
    return [path], "the library, " + library


def python(name, executable, includes):
    folder = os.path.dirname(compiled(name + "/bench.so", "-Wno-unused-parameter", "-shared", "-fPIC", *includes,
                                      source("cpython.c")))
    start = ("import sys; sys.path.insert(0, %r); import bench; "
             "sys.exit(bench.run(sys.argv[1], int(sys.argv[2])))" % folder)
    version = output(executable, "-c", "import platform; print(platform.python_version())")
    return [executable, "-I", "-S", "-B", "-c", start], "CPython %s, %s" % (version, executable)


def peers(libraries, other_python):
    """name -> (command, what it is); and the words about those that are not here."""
    found, missing = collections.OrderedDict(), []
    for name, library in libraries:
        found[name] = ours(name, library)
    config = output("/usr/bin/python3-config", "--includes")
    if config and any(os.path.exists(os.path.join(word[2:], "Python.h")) for word in config.split()):
        found["cpython"] = python("cpython", "/usr/bin/python3",
                                  [word.replace("-I", "-isystem") for word in config.split()])
    else:
        missing.append("CPython is left out: there is no /usr/bin/python3-config (Debian's python3-dev)")
    if other_python:
        where = output(other_python, "-c", "import sysconfig; print(sysconfig.get_path('include'))")
        if where and os.path.exists(os.path.join(where, "Python.h")):
            found["cpython2"] = python("cpython2", other_python, ["-isystem" + where, "-isystem" + os.path.dirname(where)])
        else:
            missing.append("%s is left out: it has no Python.h" % other_python)
    if os.path.exists("/usr/include/lua5.4/lua.h"):
        found["lua"] = [compiled("lua", "-I/usr/include/lua5.4", source("lua.c"), "-llua5.4")], "Lua 5.4"
    else:
        missing.append("Lua is left out: there is no /usr/include/lua5.4 (Debian's liblua5.4-dev)")
    if os.path.exists("/usr/include/gc.h"):
        found["boehm"] = [compiled("boehm", source("boehm.c"), "-lgc")], "Boehm's collector"
    else:
        missing.append("Boehm's collector is left out: there is no /usr/include/gc.h (Debian's libgc-dev)")
    return found, missing


def little_stack():
    """256 KiB, as after `ulimit -s 256`: who drops a chain must not go down it."""
    resource.setrlimit(resource.RLIMIT_STACK, (256 * 1024, resource.getrlimit(resource.RLIMIT_STACK)[1]))


def run(command, workload, n):
    """What it measured: name -> number; {} if it has no such workload."""
    done = subprocess.run(command + [workload, str(n)], capture_output=True, text=True,
                          env=dict(os.environ, GC_MARKERS="1"), preexec_fn=little_stack if workload == "chain" else None)
    if done.returncode == 3:
        return {}
    if done.returncode or not done.stdout:
        raise SystemExit("%s %s %d ended with %d:\n%s" % (command[0], workload, n, done.returncode, done.stderr))
    return {name: float(value) for name, value in (line.split("\t") for line in done.stdout.splitlines())}


# ---------------------------------------------------------------- the rounds

def plan(quick, main_only):
    """What is measured, the small sizes first."""
    for work in workloads():
        if not work.sizes:
            continue
        sizes = SIZES[work.sizes]
        if main_only:
            sizes = [MAIN]
        if quick:
            sizes = sorted({min(n, 10**5) for n in sizes[-1:]} | ({10**3} if len(sizes) > 2 else set()))
        for n in sizes:
            yield work, n


def measure(found, quick, main_only):
    results = []        # (workload, n, round, peer, value)
    todo = list(plan(quick, main_only))
    begun = time.time()
    for i, (work, n) in enumerate(todo):
        if sys.stderr.isatty() or i % 10 == 0:
            sys.stderr.write("%s%3d of %d, %4.0f s: %s, n = %d   " %
                             ("\r" if sys.stderr.isatty() else "\n", i + 1, len(todo), time.time() - begun, work.name, n))
            sys.stderr.flush()
        rounds = 1 if quick or n > MAIN else 2 if main_only else 3
        silent = set()
        for number in range(rounds):
            names = list(found)
            names = names[number % len(names):] + names[:number % len(names)]
            for peer in names:
                if peer in silent:
                    continue
                got = run(found[peer][0], work.name, n)
                if not got:
                    silent.add(peer)
                results += [(what, n, number, peer, value) for what, value in sorted(got.items())]
    sys.stderr.write("\n%.0f s\n" % (time.time() - begun))
    return results


class Results:
    def __init__(self, rows):
        self.rows = rows
        self.values = collections.defaultdict(dict)      # (workload, n, peer) -> round -> value
        for what, n, number, peer, value in rows:
            self.values[what, n, peer][number] = value

    def sizes(self, what):
        return sorted({n for name, n, _ in self.values if name == what})

    def median(self, what, n, peer):
        got = self.values.get((what, n, peer))
        return statistics.median(got.values()) if got else None

    def spread(self, what, n, peer):
        """(most - least) / median, in percent."""
        got = list(self.values[what, n, peer].values())
        middle = statistics.median(got)
        return 100 * (max(got) - min(got)) / middle if middle else 0

    def ratio(self, what, n, peer, to, over=None, many=None):
        """The median of the ratios within a round; to another workload, `over`, with so many, where that is said."""
        mine, other = self.values.get((what, n, peer)), self.values.get((over or what, many or n, to))
        if not mine or not other:
            return None
        ratios = [mine[k] / other[k] for k in mine if other.get(k)]
        return statistics.median(ratios) if ratios else None


def number(value):
    if value is None:
        return "-"
    if value >= 1e6:
        return "%.3g M" % (value / 1e6)
    return "%.0f" % value if value >= 100 else "%.3g" % value


def table(results, found):
    """One line for each workload at its main size."""
    base = "cpython" if "cpython" in found else None
    others = [p for p in found if p != base]
    lines = ["%-18s %8s %9s %5s" % ("workload", "n", base or "", "+-") +
             "".join("%9s %5s" % (p, "+-") for p in others) + ("   target" if base else "")]
    lines.append("%-18s %8s %9s %5s" % ("", "", "ns each", "%") +
                 "".join("%9s %5s" % ("ratio" if base else "ns each", "%") for p in others))
    notes = []
    for work in workloads():
        sizes = results.sizes(work.name)
        if not sizes:
            continue
        n = MAIN if MAIN in sizes else sizes[-1]
        cells = "%9s %5s" % (number(results.median(work.name, n, base)) if base else "",
                             spread_of(results, work.name, n, base))
        for peer in others:
            if base:
                ratio = results.ratio(work.name, n, peer, base)
                shown = "-" if ratio is None else "%.2fx" % ratio
            else:
                shown = number(results.median(work.name, n, peer))
            cells += "%9s %5s" % (shown, spread_of(results, work.name, n, peer))
        mark = ""
        if work.differs:
            notes.append("%-18s %s" % (work.name, work.differs))
            mark = "*"
        lines.append("%-18s %8d %s   %s" % (work.name + mark, n, cells, work.target))
    lines += ["", "What targets compare otherwise:"] + limits(results)
    lines += ["", "What each is:"]
    lines += ["%-18s %s" % (w.name, w.what) for w in workloads() if results.sizes(w.name)]
    lines += ["", "* not quite the same work:"] + notes
    return lines


def spread_of(results, what, n, peer):
    return "%.0f" % results.spread(what, n, peer) if (what, n, peer) in results.values else ""


SHOWN = {"cpython": "CPython", "lua": "Lua", "boehm": "Boehm"}


def mark(ratio, target):
    """What follows a target that is missed, as both are shown."""
    return "*" if target and ratio is not None and float("%.2f" % ratio) > float(target) else ""


def compact(results, found):
    """For a page: ratios, what they were to be, and which of them, on pages, are not."""
    others = [p for p in found if p not in ("cpython", "cpython2")]
    lines = ["%-16s%9s" % ("", "CPython") + "".join("%8s" % SHOWN.get(p, p) for p in others) + "%8s" % "target"]
    for work in workloads():
        sizes = results.sizes(work.name)
        if not sizes or "cpython" not in found:
            continue
        n = MAIN if MAIN in sizes else sizes[-1]
        if not results.median(work.name, n, "cpython"):
            continue
        ratios = {p: results.ratio(work.name, n, p, "cpython") for p in others}
        lines.append("%-16s%9s" % (work.name, number(results.median(work.name, n, "cpython")))
                     + "".join("%8s" % ("-" if r is None else "%.2f" % r) for r in ratios.values())
                     + "%8s" % work.target + mark(ratios.get("pages"), work.target))
    return lines


def biased(folder):
    """What chapter 11 has recorded of it, as a ratio; None: it has not."""
    path = os.path.join(folder, "11-cost.txt")
    if not os.path.exists(path):
        return None
    with open(path) as f:
        took = re.findall(r"^  (plain|biased, by the owner)\b.* ([\d.]+) ns$", f.read(), re.M)
    took = {name: float(value) for name, value in took}
    return took["biased, by the owner"] / took["plain"]


def limits(results, folder=None):
    """The targets that are compared with something else than with a million of CPython's, limits.tsv; and which are missed.
    For a page, of which folder has the tables, all of them."""
    with open(os.path.join(HERE, "limits.tsv")) as f:
        rows = [line.rstrip("\n").split("\t") for line in f]
    lines = ["%-14s%-46s%6s%8s" % ("", "", "pages", "target")]
    for row, what, work, n, over, many, peer, target in rows[1:]:
        ratio = results.ratio(work, int(n), "pages", peer, over, int(many)) if work else folder and biased(folder)
        if ratio is None and folder is None:
            continue
        lines.append("%-14s%-46s%6s%8s" % (row, what, "-" if ratio is None else "%.2f" % ratio, target) + mark(ratio, target))
    return lines


GROWING = ["list.all", "tuple.all", "chain", "gc.local", "garbage.pairs", "churn.live", "churn.off"]


def growth(results, found):
    """For a page: what some workloads cost each, as they grow."""
    sizes = sorted({n for work in GROWING for n in results.sizes(work)})
    lines = ["%-22s" % "" + "".join("%8s" % ("%d M" % (n // 10**6) if n >= 10**6 else format(n, ",")) for n in sizes)]
    for work in GROWING:
        for peer in found:
            got = [results.median(work, n, peer) for n in sizes]
            if peer != "cpython2" and any(got):
                lines.append("%-14s%-8s" % (work, SHOWN.get(peer, peer)) + "".join(
                    "%8s" % ("-" if value is None else number(value)) for value in got))
    return lines


def differing():
    """For a page: what is not the same work."""
    lines = []
    for work in workloads():
        if work.differs:
            lines += textwrap.wrap(work.differs, 72, initial_indent="%-18s" % work.name, subsequent_indent=" " * 18)
    return lines


def record(folder, results, found):
    """The tables of the book."""
    made = {"12-bench": ["make bench, {:,} each: nanoseconds or bytes for each, and as a multiple of CPython's".format(MAIN)]
            + compact(results, found),
            "12-limits": ["make bench: what targets compare otherwise"] + limits(results, folder),
            "12-growth": ["make bench: nanoseconds for each, with so many of them"] + growth(results, found),
            "12-differs": ["make bench: what is not quite the same work"] + differing()}
    for name, lines in made.items():
        with open(os.path.join(folder, name + ".txt"), "w") as f:
            f.write("\n".join(line.rstrip() for line in lines) + "\n")


def measured_before(path):
    with open(path, newline="") as f:
        rows = list(csv.reader(f))[1:]
    return [(what, int(n), int(number), peer, float(value)) for what, n, number, peer, value in rows]


def check(found):
    """Each peer does each workload, and says numbers."""
    failed = 0
    for work in workloads():
        if not work.sizes:
            continue
        did = [peer for peer in found if work.name in run(found[peer][0], work.name, 200)]
        if not did:
            print("nobody does " + work.name)
            failed = 1
    return failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--main", action="store_true", help="one size each: a million")
    parser.add_argument("--record", help="the tables of the book go there")
    parser.add_argument("--again", help="what was measured before")
    parser.add_argument("--python")
    parser.add_argument("libraries", nargs="*")
    args = parser.parse_args()
    if args.again:
        rows = measured_before(args.again)
        return record(args.record, Results(rows), list(dict.fromkeys(peer for _, _, _, peer, _ in rows)))
    found, missing = peers([lib.split("=", 1) for lib in args.libraries], args.python)
    if args.check:
        sys.exit(check(found))
    for line in missing:
        print(line)
    results = Results(measure(found, args.quick, args.main))
    with open(os.path.join(OUT, "results.csv"), "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["workload", "n", "round", "peer", "value"])
        out.writerows(results.rows)
    lines = ["%-8s %s" % (name, what) for name, (_, what) in found.items()] + missing + [""] + table(results, found)
    with open(os.path.join(OUT, "table.txt"), "w") as f:
        f.write("\n".join(lines) + "\n")
    print("\n".join(lines))
    if args.record:
        record(args.record, results, found)
    plots.draw(OUT, results, found, workloads())
    print("\nbuild/bench: table.txt results.csv ratios.svg growth.svg pauses.svg")


if __name__ == "__main__":
    main()
