#!/usr/bin/env python3
"""lines.py BUILD: which lines of the library each chapter test runs, and which ways it takes at each branch.

Runs each test of tests/chapters alone, in a build that counts how often each line of the book runs, and writes
BUILD/tests.tsv: a line for each chunk that has lines to run, with its name, which part of it it is, and the tests
that run some of it, first those that run the fewest chunks. Prints each line of the library that no test runs, and
each branch at which no test goes one of the ways; exits 1 if excused.tsv does not excuse it, or excuses what needs no
excuse. What an assertion branches on does not count, and the copies of an inline function are one.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv[1]).resolve()
LIBRARY = BUILD / "CMakeFiles/ouroboros.dir"
EXCUSES = pathlib.Path(__file__).with_name("excused.tsv")
ASSERTION = re.compile(r"\b(assert|static_assert|ob_require\w*|require_ours)\(")
PAGES = re.compile(r"^#ifdef OB_HEAP_PAGES\n.*?^#else\n", re.MULTILINE | re.DOTALL)     # tests of the other heap
ASSERTS_FIRST = re.compile(r"\b(ob_self|this_gc)\(")      # two ways, before those that the line has of its own


def tests():
    """Each test function: its chapter and name, and its program."""
    for source in sorted((ROOT / "tests/chapters").glob("*_test.c")):
        _, _, listed = source.read_text("utf-8").partition("struct CMUnitTest ")
        listed = PAGES.sub("", listed)
        for name in re.findall(r"^ +\w*test\w*\((\w+)", listed, re.MULTILINE):
            yield f"{source.name[:2]}.{name}", BUILD / "tests" / source.stem


def lines_run(test=None):
    """How often the test runs each line of the library, (file, line), and goes each way of its branches,
    (file, line, way); without a test, never."""
    with tempfile.TemporaryDirectory() as folder:
        counted = [*LIBRARY.rglob("*.gcno")]
        if test:
            name, program = test
            counted += program.parent.glob(f"CMakeFiles/{program.name}.dir/**/*.gcno")
            done = subprocess.run([program], capture_output=True, text=True, errors="replace", timeout=60,
                                  env={**os.environ, "OB_TEST": name[3:], "GCOV_PREFIX": folder,
                                       "GCOV_PREFIX_STRIP": str(len(BUILD.parts) - 1)})
            if done.returncode or "1 test(s) run" not in done.stdout + done.stderr:
                sys.exit(f"{name} does not pass:\n{done.stdout}{done.stderr}")
        for notes in counted:
            beside = pathlib.Path(folder, notes.relative_to(BUILD))
            beside.parent.mkdir(parents=True, exist_ok=True)
            beside.symlink_to(notes)
        said = subprocess.run(["gcov", "--json-format", "--branch-probabilities", "--stdout", *(n.relative_to(BUILD) for n in counted)],
                              cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
    count = collections.Counter()
    for file in (file for report in said.splitlines() for file in json.loads(report)["files"]):
        if file["file"].startswith("book/"):
            for line in file["lines"]:
                count[file["file"], line["line_number"]] += line["count"]
                for way, branch in enumerate(line["branches"]):
                    count[file["file"], line["line_number"], way] += branch["count"]
    return count


def chunks():
    """The chunk that each line of the book's code is in, as (name, part), and the line's text."""
    place, parts = {}, collections.Counter()
    for chapter in sorted((ROOT / "book").glob("*.nw")):
        chunk = None
        for number, line in enumerate(chapter.read_text("utf-8").splitlines(), 1):
            begun = re.match(r"<<(.*)>>=\s*$", line)
            if begun:
                parts[begun[1]] += 1
                chunk = begun[1], parts[begun[1]]
            elif re.match(r"@( |$)", line):
                chunk = None
            place[f"book/{chapter.name}", number] = chunk, line.strip()
    return place


def unexcused(missed, place):
    """What is wrong: lines that no test runs, or at which none goes one of the ways, and that nothing excuses; and
    excuses for nothing. A line that no test runs need not be excused for its ways, too. What only a lost race
    with another thread makes run may run or not."""
    rows = [line.split("\t") for line in EXCUSES.read_text("utf-8").splitlines()[1:]]
    excuses = {tuple(row[:3]) for row in rows}
    races = {tuple(row[:3]) for row in rows if row[3].startswith("race: ")}     # lost at times
    found = {}
    for file, number, *way in missed:
        if not way:
            found[file, number] = "is not run"
        elif found.get((file, number)) != "is not run":
            found.setdefault((file, number), "has a way that is not taken: ")
            found[file, number] += f" {way[0] + 1}"
    found = {line: (what, (line[0], place[line][0][0], place[line][1])) for line, what in found.items()}
    written = {(chunk[0], text) for chunk, text in place.values() if chunk}
    for (file, number), (what, excuse) in sorted(found.items()):
        if excuse not in excuses:
            yield f"{file}:{number}: {what}: {excuse[2]}"
    found = {line: excuse for line, (_, excuse) in found.items()}
    for excuse in sorted(excuses.difference(found.values()) - {race for race in races if race[1:] in written}):
        yield f"tests/coverage/excused.tsv: a test runs this, or it is not there: {' | '.join(excuse)}"


with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    all_tests = list(tests())
    ran = dict(zip((name for name, _ in all_tests), pool.map(lines_run, all_tests)))
place = chunks()


def counts(file, line, way=None):
    """Whether to count it: not what an assertion branches on."""
    text = place[file, line][1]
    return way is None or not (ASSERTION.search(text) or way < 2 and ASSERTS_FIRST.search(text))


counted = sorted(line for line in lines_run() if counts(*line))
missed = [line for line in counted if not any(count[line] for count in ran.values())]
lines = [line for line in counted if len(line) == 2]

chunks_run = {name: {place[line][0] for line in lines if count[line]} for name, count in ran.items()}
specific_first = sorted(ran, key=lambda name: (len(chunks_run[name]), name))
with open(BUILD / "tests.tsv", "w", encoding="utf-8") as out:
    out.write("# " + subprocess.run([EXCUSES.with_name("made-of")], stdout=subprocess.PIPE, text=True).stdout)
    for chunk in sorted({place[line][0] for line in lines}):
        runs = [name for name in specific_first if chunk in chunks_run[name]]
        out.write("\t".join([chunk[0], str(chunk[1]), " ".join(runs)]) + "\n")

wrong = list(unexcused(missed, place))
lines_missed = sum(len(line) == 2 for line in missed)
print("\n".join(wrong) or f"{len(ran)} tests run {len(lines) - lines_missed} of the {len(lines)} lines of the library "
      f"and take {len(counted) - len(lines) - len(missed) + lines_missed} of the {len(counted) - len(lines)} ways at "
      f"branches; the others are excused")
sys.exit(bool(wrong))
