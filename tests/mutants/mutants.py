#!/usr/bin/env python3
"""mutants.py [--record | --new] [FILE.c...]: removes the statements of the library, one at a time, and runs the chapter tests.

Removed are every statement of WHOLE, and each incref and decref of the other files. A mutant that no test notices is
a hole in the tests: the two programs have the same object code, or equivalent.tsv says why they do the same, or the
script exits 1. It also does if an excuse is stale, if found.tsv is behind, or if the receipts name the line where the
reference was taken in fewer than nine of ten of the leaks that a missing decref makes.

found.tsv keeps what was found: file, function, statement, the test that catches it, how it fails, and the smallest
random program (tests/model) that shows it, if one of the first 500 does. --record writes found.tsv anew; without it,
random programs run only if no chapter test notices. --new judges only the statements that neither found.tsv nor
equivalent.tsv has, and writes them down beside the others: minutes, not hours, after a change.
"""
import collections
import concurrent.futures
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
from statements import statements

WHOLE = ("object misuse list tuple dict text heap container gc validate "
         "attr keys method descr instance class").split()       # .c, those that are there

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOUND = pathlib.Path(__file__).with_name("found.tsv")
EXCUSES = pathlib.Path(__file__).with_name("equivalent.tsv")
LANGUAGE = ["-std=c11", "-DOB_RECEIPTS", "-DCHAPTER=99", f"-I{ROOT / 'src'}", f"-I{ROOT / 'tests/support'}",
            f"-I{ROOT / 'tests/model'}", f"-I{ROOT / 'tests/programs'}"]
# Of gcc 12. What a mutant leaves uninitialized is always the same, and falling off a function's end is no C.
COMPILE = ["gcc", *LANGUAGE, "-ftrivial-auto-var-init=pattern", "-Werror=return-type", "-c", "-x", "c", "-"]
CHECKED = "-g -O0 -fPIC -fsanitize=address,undefined -fno-sanitize-recover=all".split()
COUNTING = re.compile(r"ob_(?:incref|decref)\(.*\);")
FAILED = re.compile(r"^\[  (?:FAILED|ERROR)   ?\] \w+$")      # cmocka; ERROR: when what it started is ended
LIMITED = ["timeout", "-s", "KILL", "200", "prlimit", "--cpu=10", "--core=0"]      # the processor's seconds
LIMITS = {"ASAN_OPTIONS": "hard_rss_limit_mb=1000"}
STOPPED = {-signal.SIGKILL, -signal.SIGXCPU, 128 + signal.SIGKILL, 128 + signal.SIGXCPU}
PROGRAM = re.compile(r"^seed \d+ fails \((.*)\):\n\n((?:.+\n)*)\n", re.M)      # what tests/model prints
FAILURES = {        # the first of these that is in what a test prints says how it fails
    r"^endless$|hard rss limit|out of memory": "endless",
    r"error: Failure!": "fails",
    r"LeakSanitizer": "leak",
    r"AddressSanitizer: (?:attempting )?(\S+)": "{}",
    r"runtime error: ": "undefined behaviour",
    r"Assertion `|^ouroboros: ": "assertion of the library",
    r"exception: ([\w ]+)\(": "{}",
    r"INV-": "invariant",
    r"Test teardown failed": "leak",
}

Row = collections.namedtuple("Row", "file function statement test how smallest")


def run(command, **how):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **how)


def read_rows(file):
    return [line.split("\t") for line in file.read_text().splitlines()] if file.exists() else []


def compile_to(out, code, name, flags):
    """Compiles code as if it were the file of that name, so that mutants differ in nothing else. None: it is no C."""
    done = run([*COMPILE, *flags, "-o", out], input=f'#line 1 "{name}"\n{code}'.encode("latin-1"))
    return out if done.returncode == 0 else None


class Bench:
    """The library and its tests, compiled once, and one changed file at a time."""

    def __init__(self, folder, recording):
        self.folder, self.recording = folder, recording
        self.code = {s.name: s.read_text("latin-1") for s in sorted((ROOT / "src").glob("*.c"))}
        self.objects = {name: self.compiled(ROOT / "src" / name) for name in self.code}
        self.optimized = {name: self.optimize(name, code) for name, code in self.code.items()}
        self.link_library(folder, self.objects.values())
        support = [self.compiled(s) for s in sorted((ROOT / "tests/support").glob("*.c")) if s.stem != "figure"]
        self.tests = {t.stem: self.link_program(t.stem, [self.compiled(t), *support])
                      for t in sorted((ROOT / "tests/chapters").glob("*.c"))}
        self.model = [self.link_program("model", [self.compiled(m) for kind in ("model", "programs")
                                                  for m in sorted((ROOT / "tests" / kind).glob("*.c"))]),
                      "--programs", "500"]
        self.chapters = {c.name[:2]: c.read_text() for c in sorted((ROOT / "book").glob("[0-9]*.nw"))}

    def compiled(self, source):
        name = str(source.relative_to(ROOT))
        out = compile_to(self.folder / (name.replace("/", "-") + ".o"), source.read_text("latin-1"), name, CHECKED)
        return out or sys.exit(f"{name} does not compile")

    def optimize(self, name, code):
        """The object code of a file as the optimizer leaves it, or None."""
        with tempfile.TemporaryDirectory(dir=self.folder) as there:
            out = compile_to(pathlib.Path(there) / "o", code, f"src/{name}", ["-O2"])
            return out and out.read_bytes()

    def link_library(self, folder, objects):
        run(["gcc", *CHECKED, "-shared", *objects, "-lm", "-o", folder / "libouroboros.so"], check=True)

    def link_program(self, name, objects):
        run(["gcc", *CHECKED, *objects, f"-L{self.folder}", "-louroboros", "-lcmocka", "-lm", "-o", self.folder / name],
            check=True)
        return self.folder / name

    def mutate(self, statement):
        return statement.removed_from(self.code[statement.file])

    def in_order(self, statement):
        """The tests: first those of the chapter that has the statement's function."""
        home = next((n for n, text in self.chapters.items() if statement.opening in text), "")
        return sorted(self.tests, key=lambda name: (name[:2] != home, name))

    def run_with(self, folder, *command):
        """What a program prints that fails with the library in this folder, up to there; None: it does not fail."""
        output = []
        with subprocess.Popen([*LIMITED, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              errors="replace", cwd=folder,
                              env={**os.environ, "LD_LIBRARY_PATH": folder, **LIMITS}) as running:
            for line in running.stdout:
                output.append(line)
                if FAILED.match(line) or len(output) > 10000:
                    running.terminate()
                    break
        if running.returncode in STOPPED:
            output.append("endless\n")
        return "".join(output) if running.returncode else None

    def judge(self, statement):
        """The row of a mutant, and what the test printed that caught it; the row is None if none did."""
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            folder = pathlib.Path(name)
            changed = compile_to(folder / "o", self.mutate(statement), f"src/{statement.file}", CHECKED)
            others = [o for file, o in self.objects.items() if file != statement.file]
            self.link_library(folder, [changed, *others])
            for test in self.in_order(statement):
                if output := self.run_with(folder, self.tests[test]):
                    smallest = self.smallest(folder) if self.recording else ""
                    return Row(*statement[:3], *catch(test, output), smallest), output
            smallest = self.smallest(folder)
            if not smallest:
                print("unnoticed: " + "  ".join(statement[:3]), file=sys.stderr, flush=True)
            return (Row(*statement[:3], "model", "fails", smallest) if smallest else None), ""

    def smallest(self, folder):
        """The smallest random program that fails with the library in this folder, on one line."""
        found = PROGRAM.search(self.run_with(folder, *self.model) or "")
        return f"{'; '.join(found[2].splitlines()) or 'pass'}  # {found[1]}" if found else ""


def catch(name, output):
    """Which function of a test failed first, and how."""
    begun = re.findall(r"^\[ RUN      \] (\w+)", output, re.M)
    how = (kind.format(*found.groups()) for pattern, kind in FAILURES.items()
           if (found := re.search(pattern, output, re.M)))
    return (begun[-1] if begun else name), next(how, "fails")


def mutants(files):
    for file in files:
        for statement in statements(ROOT / "src" / file, LANGUAGE):
            if file[:-2] in WHOLE or COUNTING.fullmatch(statement.text):
                yield statement


def judged_before():
    """The statements that found.tsv and equivalent.tsv have, by file, function and text."""
    return {tuple(row[:3]) for row in [*read_rows(FOUND), *read_rows(EXCUSES)]}


def write_found(files, found, rows):
    """found.tsv: of these files what their statements have in rows, of all others what it has."""
    rows = {row[:3]: row for row in rows}
    kept = [row for row in read_rows(FOUND) if row[0] not in files]
    mine = [rows[statement[:3]] for statement in found if statement[:3] in rows]
    FOUND.write_text("".join("\t".join(row) + "\n" for row in sorted([*kept, *mine], key=lambda row: row[0])))


# --- receipts ---

def right_lines(lines, number):
    """Where the reference was taken whose release is in this line: where the variable got it, in this function,
    from a call; or, if it came out of a structure, wherever this file takes or makes one."""
    start = max(n for n in range(number) if re.match(r"[A-Za-z].*\(", lines[n]))
    variable = re.search(r"ob_decref\((\w+)(?:\.\w+)?\);", lines[number])
    if variable:
        take = re.compile(rf"\b{variable[1]} = .*\(|ob_(incref|held)\({variable[1]}\b")
        found = {n + 1 for n in range(start, number) if take.search(lines[n])}
        if found:
            return found
    return {n + 1 for n, line in enumerate(lines) if re.search(r"ob_incref\(|_new\(", line)}


def receipts_name(statement, code, output):
    """Whether the receipts name the right line for a decref that is missing; None if they say nothing."""
    takes = re.findall(r"taken at (\S+):(\d+) in \w+, never released", output)
    if not takes or not statement.text.startswith("ob_decref("):
        return None
    right = right_lines(code.splitlines(), statement.line_in(code) - 1)
    return any(pathlib.Path(file).name == statement.file and int(line) in right for file, line in takes)


# --- all of it ---

def progress(done, of, text):
    """On a terminal a line that changes; elsewhere only what it is in the end."""
    begin, end = ("\r", "\n" if done == of else "\033[K") if sys.stderr.isatty() else ("", "\n")
    if sys.stderr.isatty() or done == of:
        print(f"{begin}{done} of {of} {text}", end=end, file=sys.stderr, flush=True)


def each(pool, work, items, text):
    """What work makes of each item, in their order."""
    results = []
    for result in pool.map(work, items):
        results.append(result)
        progress(len(results), len(items), text)
    return results


def judge_all(bench, pool, found):
    """The row and the output of each mutant; those of the same object code share them."""
    compiled = each(pool, lambda s: bench.optimize(s.file, bench.mutate(s)), found, "compiled")
    alike = collections.defaultdict(list)
    same, no_c = 0, 0
    for statement, code in zip(found, compiled):
        if code is None:
            no_c += 1
        elif code == bench.optimized[statement.file]:
            same += 1
        else:
            alike[statement.file, code].append(statement)
    print(f"{len(found)} statements: without {no_c} it does not compile, without {same} it is the same object code")
    judged = each(pool, lambda group: bench.judge(group[0]), list(alike.values()), "run")
    verdicts = {s: (row and row._replace(function=s.function, statement=s.text), output)
                for group, (row, output) in zip(alike.values(), judged) for s in group}
    return {s: verdicts[s] for s in found if s in verdicts}


def complaints(found, verdicts, files):
    """What is wrong with the tests, and with the lists."""
    keys = {s[:3] for s in found}
    caught = {row[:3] for row, _ in verdicts.values() if row}
    survived = [s[:3] for s, (row, _) in verdicts.items() if not row]
    excused = [tuple(row[:3]) for row in read_rows(EXCUSES) if row[0] in files]
    recorded = {tuple(row[:3]) for row in read_rows(FOUND) if row[0] in files}
    for key in survived:
        if key not in excused:
            yield "survived", key
    for key in excused:
        if key not in keys or key in caught:
            yield "a stale excuse", key
    if behind := (caught - recorded) | (recorded - keys):
        yield f"found.tsv is {len(behind)} behind (--record writes it anew), for one", min(behind)


def main(arguments):
    if {a for a in arguments if a.startswith("--")} - {"--record", "--new"}:
        print(__doc__)
        return 0 if arguments == ["--help"] else 2
    every = sorted(s.name for s in (ROOT / "src").glob("*.c"))
    recording, only_new = "--record" in arguments, "--new" in arguments
    files = [a for a in arguments if not a.startswith("--")] or every
    found = list(mutants(files))
    before = judged_before() if only_new else set()
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        bench = Bench(pathlib.Path(name), recording or only_new)
        for command in [*([test] for test in bench.tests.values()), bench.model]:
            if output := bench.run_with(bench.folder, *command):
                sys.exit(f"without any mutant, {command[0].name} fails:\n{output}")
        verdicts = judge_all(bench, pool, [s for s in found if s[:3] not in before])
        named = [n for s, (_, output) in verdicts.items()
                 if (n := receipts_name(s, bench.code[s.file], output)) is not None]
    rows = [row for row, _ in verdicts.values() if row]
    if only_new:
        write_found(files, found, [*(Row(*row) for row in read_rows(FOUND)), *rows])
    elif recording:
        write_found(files, found, rows)
    wrong = list(complaints(found, verdicts, files))
    for what, key in wrong:
        print(f"{what}: {'  '.join(key)}")
    print(f"{len(rows)} are caught, {len(verdicts) - len(rows)} not; "
          f"the receipts named the line of {sum(named)} of {len(named)} leaks")
    return len(wrong) > 0 or files == every and sum(named) < 0.9 * len(named)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
