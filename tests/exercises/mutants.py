#!/usr/bin/env python3
"""mutants.py [--record] [--plain] [--sample N] [EX...]: changes the solutions of exercises, one place at a time,
and has each changed one judged.

A change is: a statement removed; a condition turned; a part of a condition left out; a bound moved by one; a count
skipped; two statements exchanged; an error path left early; a loop that ends at 64; the answer of a callback, or the
failure of a call, ignored; a constant that is one more. What does not compile, or has the object code of the
solution, is none.

A mutant is refused, or mutants.tsv in the folder of the exercise excuses it: in its last column stands why it is
right. Without --plain, the sanitizers look on; with it, only what every compiler has. --record writes mutants.tsv
anew, and keeps the excuses; a row says what is changed, which check refuses it, and which does without sanitizers.
With --survivors as well, only what passed the last time is judged again.
Who is excused is right: a check that refused it would be wrong, so it does not count against the checks. But it
counts: more than one of eight, and the solution says more than it needs.
The script ends with 1 if a mutant passes that is not excused, or an excuse is stale; and if in an exercise of ten or
more mutants fewer than 95 of 100 that are not right are refused, or more than one of eight is excused, or, without
sanitizers, fewer than 90 of 100 of those that are refused with them are refused.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "tests/mutants"))
from statements import begin_of, end_of, offset, on_one_line, within

LANGUAGE = ["-std=c11", f"-I{ROOT / 'src'}"]
RECEIPTS = "-DOB_RECEIPTS"
COMPARED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
SECONDS = "2"
PATIENCE = "10"     # for one who is excused: that it is slow does not make it wrong
JOBS = int(os.environ.get("JOBS", "1"))

Change = collections.namedtuple("Change", "begin end text kind")
Row = collections.namedtuple("Row", "kind function change refused plain excuse")


# --- what is changed ---

class Source:
    """The changes of one file."""

    def __init__(self, file, flags):
        self.code = file.read_text()
        self.file, self.changes = file, []
        tree = subprocess.run(["clang", *LANGUAGE, *flags, "-w", "-fsyntax-only", "-Xclang", "-ast-dump=json", file],
                              stdout=subprocess.PIPE, check=True).stdout
        for node in json.loads(tree)["inner"]:
            place = node.get("loc", {})
            if "includedFrom" in str(place) or "offset" not in str(place):
                continue
            if node["kind"] == "FunctionDecl" and node.get("inner") and node["inner"][-1]["kind"] == "CompoundStmt":
                self.function = node["name"]
                self.statements(node["inner"][-1])
                self.walk(node["inner"][-1], None)
            elif node["kind"] == "VarDecl":
                self.function = node["name"]
                self.constants(node)

    def span(self, node):
        """Where an expression stands; None: in a macro with arguments."""
        place = node.get("range", {})
        begin, end = place.get("begin", {}), place.get("end", {})
        if "expansionLoc" in end:
            end = end["expansionLoc"]
            text = self.code[end["offset"]:end["offset"] + end["tokLen"] + 1]
            if text.endswith("("):
                return None
        if "expansionLoc" in begin:
            begin = begin["expansionLoc"]
        if "offset" not in begin or "offset" not in end or begin.get("file", str(self.file)) != str(self.file):
            return None
        return begin["offset"], end["offset"] + end["tokLen"]

    def add(self, kind, begin, end, text):
        self.changes.append((self.function, Change(begin, end, text, kind)))

    def replace(self, kind, node, text):
        if where := self.span(node):
            self.add(kind, *where, text)

    def text(self, node):
        where = self.span(node)
        return self.code[slice(*where)] if where else None

    def statements(self, body):
        for begin, end, leaves in within(body, self.code):
            self.add("removed", begin, end, leaves)

    def constants(self, node):
        for child in node.get("inner", []):
            if child["kind"] in {"IntegerLiteral", "CharacterLiteral"} and (text := self.text(child)):
                self.replace("constant", child, f"{text} + 1")
            elif child["kind"] == "StringLiteral" and (text := self.text(child)):
                if len(text) > 3:
                    self.replace("constant", child, f'"{text[2:-1]}{text[1]}"')
                else:
                    self.replace("constant", child, '"x"')
            elif child["kind"] == "DeclRefExpr" and child.get("referencedDecl", {}).get("kind") == "EnumConstantDecl":
                self.replace("constant", child, f"{self.text(child)} % 3 + 1")
            elif child["kind"] == "DeclRefExpr" and child.get("referencedDecl", {}).get("kind") == "FunctionDecl":
                self.replace("slot", child, "NULL")
            self.constants(child)

    def walk(self, node, parent):
        kind, inner = node.get("kind"), [n for n in node.get("inner", []) if n]
        if handler := getattr(self, f"on_{kind}", None):
            handler(node, inner, parent)
        for child in inner:
            self.walk(child, node)

    # conditions

    def turn(self, condition):
        if text := self.text(condition):
            self.replace("turned", condition, f"!({text})")

    def on_IfStmt(self, node, inner, parent):
        self.turn(inner[0])
        for branch in inner[1:]:
            self.leave_early(branch)

    def on_WhileStmt(self, node, inner, parent):
        self.turn(inner[0])
        self.bound_loop(inner[0])

    def on_ForStmt(self, node, inner, parent):
        condition = node["inner"][2] if len(node["inner"]) > 2 else None
        if condition:
            self.bound_loop(condition)

    def on_ConditionalOperator(self, node, inner, parent):
        self.turn(inner[0])

    def bound_loop(self, condition):
        """A loop over something that has any size, for the first 64."""
        text = self.text(condition)
        found = text and re.search(r"(?<![\w>.])(\w+) < (?!\d)[\w(]", text)
        if found:
            self.replace("ends at 64", condition, f"({text}) && {found[1]} < 64")

    def leave_early(self, block):
        """What is done before it leaves, is not."""
        inner = block.get("inner", []) if block["kind"] == "CompoundStmt" else []
        if len(inner) > 1 and inner[-1]["kind"] in {"ReturnStmt", "BreakStmt", "ContinueStmt", "GotoStmt"}:
            begin, end = begin_of(inner[0]), begin_of(inner[-1])
            self.add("left early", begin, end, "")

    def on_BinaryOperator(self, node, inner, parent):
        code = node["opcode"]
        sides = [self.text(n) for n in inner]
        if None in sides:
            return
        if code in {"&&", "||"}:
            for kept in sides:
                self.replace("left out", node, f"({kept})")
        elif code in COMPARED:
            kind = "turned" if code in {"==", "!="} else "bound"
            if kind == "bound" or parent["kind"] not in {"IfStmt", "WhileStmt", "ConditionalOperator"}:
                self.replace(kind, node, f"{sides[0]} {COMPARED[code]} {sides[1]}")
            if code in {"<", ">"} and sides[1] != "0":
                self.replace("turned", node, f"{sides[1]} {code} {sides[0]}")
        elif code in {"+", "-", "*"} and parent["kind"] != "CStyleCastExpr":
            self.replace("bound", node, f"{sides[0]} {'-' if code == '+' else '+'} {sides[1]}")

    def on_IntegerLiteral(self, node, inner, parent):
        result = parent["kind"] in {"ReturnStmt", "ConditionalOperator"} or parent.get("opcode") == "-"
        if (text := self.text(node)) and text.isdigit() and not (result and text in "01"):
            self.replace("bound", node, f"({text} + 1)")

    # counts

    def on_UnaryOperator(self, node, inner, parent):
        text = self.text(inner[0])
        if node["opcode"] in {"++", "--"} and text and parent["kind"] != "CompoundStmt":
            self.replace("count skipped", node, text)
        elif node["opcode"] == "!" and text:
            self.replace("turned", node, text)

    def on_CompoundAssignOperator(self, node, inner, parent):
        if (to := self.text(inner[0])) and (by := self.text(inner[1])):
            self.replace("count skipped", node, f"{to} = {by}")

    # lines

    def on_CompoundStmt(self, node, inner, parent):
        for one, two in zip(inner, inner[1:]):
            a, b = begin_of(one), begin_of(two)
            c, d = end_of_any(one, self.code), end_of_any(two, self.code)
            if c <= b and two["kind"] != "ReturnStmt" and depend(self.code[a:c], self.code[b:d]):
                self.add("exchanged", a, d, self.code[b:d] + self.code[c:b] + self.code[a:c])

    # answers

    def on_CallExpr(self, node, inner, parent):
        if node["type"]["qualType"] not in {"int", "bool"} or parent["kind"] == "CompoundStmt":
            return
        callee, text = self.text(inner[0]), self.text(node)
        if callee and text and not callee.startswith("ob_"):
            self.replace("answer ignored", node, f"({text}, 0)")


PATH = re.compile(r"[A-Za-z_]\w*(?:(?:->|\.)\w+)*")
WRITTEN = re.compile(r"(?<![\w.>])([A-Za-z_]\w*(?:(?:->|\.)\w+)*)(?:\[[^]]*\])?\s*(?:[-+*/|&]?=(?!=)|\+\+|--)")
LEAVES = re.compile(r"\b(return|break|continue|goto)\b")
CALLS = re.compile(r"\b(?!if|for|while|sizeof|switch|return)(\w+)\((?!\*)([^()]*)")
PURE = re.compile(r"ob_(type|refcnt|is_|sizeof|\w+_size$|\w+_borrowed$|\w+_value$|\w+_name$|\w*check$|mem$)")


def effects(text):
    """The names of the calls in it that do something, and whom they are given."""
    calls = [(name, set(PATH.findall(given))) for name, given in CALLS.findall(text) if not PURE.match(name)]
    return bool(calls), set().union(*(given for _, given in calls)) if calls else set()


def depend(one, two):
    """Whether it may matter which of two statements comes first."""
    writes = [set(WRITTEN.findall(text)) for text in (one, two)]
    names = [set(PATH.findall(text)) for text in (one, two)]
    if writes[0] & names[1] or writes[1] & names[0]:
        return True
    calls = [effects(text) for text in (one, two)]
    if calls[0][0] and calls[1][0] and calls[0][1] & calls[1][1]:
        return True
    return any(LEAVES.search(a) and (c[0] or LEAVES.search(b)) for a, b, c in ((one, two, calls[1]), (two, one, calls[0])))


def end_of_any(node, code):
    if node["kind"] == "DeclStmt":
        return node["range"]["end"].get("expansionLoc", node["range"]["end"])["offset"] + 1
    return end_of(node, code)


Mutant = collections.namedtuple("Mutant", "kind function change code")


def given_lines(exercise):
    """The lines that the starter has: nobody is asked for those."""
    starter = ROOT / "exercises" / exercise / solution_of(exercise).name
    text = re.sub(r"^.*?\n(?=#include)", "", starter.read_text(), flags=re.S)
    return {line.strip() for line in text.splitlines() if len(line.strip()) > 3}


def mutants(exercise):
    """Each change of a solution, with a name that no other has."""
    file, seen = solution_of(exercise), collections.Counter()
    source, given = Source(file, [f"-I{ROOT / 'exercises' / exercise}"]), given_lines(exercise)
    lines_of = source.code.splitlines()
    for function, change in source.changes:
        number = source.code.count("\n", 0, change.begin)
        if lines_of[number].strip() in given and change.kind != "exchanged" or change.kind == "constant" and \
                ".name" in lines_of[number]:
            continue
        was = on_one_line(source.code[change.begin:change.end])
        now = on_one_line(change.text)
        line = source.code.rfind("\n", 0, change.begin) + 1
        around = on_one_line(source.code[line:change.begin].strip()[-30:])
        what = was if now in {"", ";"} else f"{was} -> {now}"
        if len(was) < 12 and around:
            what = f"{around} | {what}"
        seen[change.kind, function, what] += 1
        if seen[change.kind, function, what] > 1:
            what += f" #{seen[change.kind, function, what]}"
        lines = "\n" * (source.code.count("\n", change.begin, change.end) - change.text.count("\n"))
        yield Mutant(change.kind, function, what,
                     source.code[:change.begin] + change.text + lines + source.code[change.end:])


# --- the bench ---

def run(command, **how):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **how)


SANITIZED = "-fsanitize=address,undefined -fno-sanitize-recover=all".split()
WAYS = {"sanitized": SANITIZED, "plain": ["-fstack-protector-all"]}
STRICT = "-Werror=return-type -Werror=implicit-function-declaration -Werror=int-conversion".split()
SHARED = "-O1 -fno-omit-frame-pointer -fno-builtin -fPIC -shared -Wl,-Bsymbolic".split()
WRAPS, WRAPPED = ["-Wl,--export-dynamic-symbol=__wrap_*"], ["-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc"]


def rules_of(exercise):
    rules = HERE / exercise / "rules.h"
    return ["-include", rules] if rules.exists() else []


class Bench:
    """The library, the judge and the checks, as make exercise builds them: in each way."""

    def __init__(self, folder):
        self.folder = folder
        for way, flags in WAYS.items():
            (folder / way).mkdir()
            self.build(way, "library.so", [*sorted((ROOT / "src").glob("*.c")), "-lm"], SHARED)
            self.build(way, "judge", [*sorted((HERE / "judge").glob("*.c")), "-ldl"], ["-g", "-O1", "-w", *WRAPS])

    def build(self, way, name, what, flags):
        done = run(["gcc", *LANGUAGE, RECEIPTS, *flags, *WAYS[way], *what, "-o", self.folder / way / name])
        if done.returncode != 0:
            sys.exit(f"{name} does not build:\n{done.stdout.decode()}")

    def add(self, exercise):
        include = [f"-I{HERE}", f"-I{HERE / 'judge'}", f"-I{ROOT / 'exercises' / exercise}"]
        for way in WAYS:
            self.build(way, f"{exercise}.so", [HERE / exercise / "check.c", HERE / "harness.c"], [*SHARED, *include])

    def compiled(self, code, exercise, to, flags):
        done = run(["gcc", *LANGUAGE, RECEIPTS, f"-I{ROOT / 'exercises' / exercise}", *STRICT, *flags, *rules_of(exercise), "-x", "c", "-",
                    "-o", to], input=code.encode())
        return done.returncode == 0        # what it warns of is not looked at

    def optimized(self, code, exercise):
        """What the optimizer leaves of it."""
        with tempfile.NamedTemporaryFile(dir=self.folder) as to:
            self.compiled(code, exercise, to.name, ["-O2", "-c"])
            return pathlib.Path(to.name).read_bytes()

    def is_same(self, code, exercise):
        """Whether it is the same program as the solution."""
        return self.optimized(code, exercise) == self.optimized(solution_of(exercise).read_text(), exercise)

    def judged(self, code, exercise, way, seconds=SECONDS):
        """The title of the check that it does not pass; "" if it passes all; None if it is no C."""
        with tempfile.NamedTemporaryFile(dir=self.folder, suffix=".so") as to:
            if not self.compiled(code, exercise, to.name, [*SHARED, *WRAPPED, *WAYS[way]]):
                return None
            done = run([self.folder / way / "judge", "--first", self.folder / way / "library.so", to.name,
                        self.folder / way / f"{exercise}.so"], env={**os.environ, "EXERCISE_SECONDS": seconds})
            said = done.stdout.decode(errors="replace")
            if done.returncode == 0:
                return ""
            found = re.search(r"^  not yet  (.*)$", said, re.M)
            return found[1] if found else "it cannot be loaded"


# --- all of it ---

def rows_of(exercise):
    file = HERE / exercise / "mutants.tsv"
    if not file.exists():
        return {}
    rows = [Row(*line.split("\t")) for line in file.read_text().splitlines()[1:]]
    return {row[:3]: row for row in rows}


def solution_of(exercise):
    return ROOT / "solutions" / exercise / f"{exercise.split('-', 1)[1]}.c"


def judge(bench, exercise, mutant, ways, before):
    """The row of a mutant; None: it is no C, or the same program as the solution."""
    refused = {way: "" for way in WAYS}
    excuse = before.excuse if before else ""
    for way in ways:
        refused[way] = bench.judged(mutant.code, exercise, way, PATIENCE if excuse else SECONDS)
        if refused[way] is None:
            return None
        if not refused[way]:
            break
    if not any(refused.values()) and bench.is_same(mutant.code, exercise):
        return None
    return Row(*mutant[:3], refused["sanitized"], refused["plain"], excuse)


def complaints(exercise, rows, ways, before, whole):
    """What is wrong with the checks of an exercise, or with what is written down."""
    way = ways[0]
    passed = [r for r in rows if not (r.refused if way == "sanitized" else r.plain)]
    for row in passed:
        if way == "sanitized" and not row.excuse:
            yield f"{exercise}: passes: {row.kind}, in {row.function}: {row.change}"
        if way == "plain" and not (before.get(row[:3]) and (row.excuse or not before[row[:3]].plain)):
            yield f"{exercise}: passes without sanitizers: {row.kind}, in {row.function}: {row.change}"
    for row in rows:
        if row.excuse and way == "sanitized" and row.refused:
            yield f"{exercise}: refused, and excused: {row.kind}, in {row.function}: {row.change}"
    if whole:
        for key in before.keys() - {row[:3] for row in rows}:
            yield f"{exercise}: mutants.tsv has what there is not: {'  '.join(key)}"
        if missing := {tuple(row[:3]) for row in rows} - before.keys():
            yield f"{exercise}: mutants.tsv lacks {len(missing)}, one of them: {'  '.join(min(missing))}"


def shares(exercise, rows):
    """Too few refused, or too many excused?"""
    refused = sum(r.refused != "" for r in rows)
    also = sum(r.refused != "" and r.plain != "" for r in rows)
    excused = sum(r.excuse != "" for r in rows)
    print(f"{exercise}: {refused} of {len(rows)} refused, {excused} are right; without sanitizers {also}", flush=True)
    if len(rows) < 10:
        return
    if refused < 0.95 * (len(rows) - excused):
        yield f"{exercise}: of {len(rows) - excused} that are wrong, only {refused} are refused"
    if excused > len(rows) / 8:
        yield f"{exercise}: {excused} of {len(rows)} are excused"
    if also < 0.9 * refused:
        yield f"{exercise}: without sanitizers, only {also} of {refused} are refused"


def record(exercise, rows):
    head = "\t".join(["change", "in", "what", "refused by", "without sanitizers by", "why it is right"])
    lines = ["\t".join(row) for row in rows]
    (HERE / exercise / "mutants.tsv").write_text("\n".join([head, *lines]) + "\n")


def main(arguments):
    options = {a for a in arguments if a.startswith("--")}
    names = [a for a in arguments if not a.startswith("--")]
    if options - {"--record", "--plain", "--sample", "--survivors"}:
        print(__doc__)
        return 0 if options == {"--help"} else 2
    sample = int(names.pop(0)) if "--sample" in options else 0
    every = sorted(f.parent.name for f in HERE.glob("*/check.c"))
    exercises = [e for e in every if not names or any(n in e for n in names)]
    if not exercises:
        sys.exit(f"no exercise is called {' or '.join(names)}")
    recording = "--record" in options
    ways = ["sanitized", "plain"] if recording else ["plain" if "--plain" in options else "sanitized"]
    wrong = []
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        bench = Bench(pathlib.Path(folder))
        for exercise in exercises:
            bench.add(exercise)
            before = rows_of(exercise)
            if any(bench.judged(solution_of(exercise).read_text(), exercise, way) for way in ways):
                sys.exit(f"the solution of {exercise} is refused")
            found = list(mutants(exercise))
            if sample:
                known = [m for m in found if m[:3] in before and before[m[:3]].refused + before[m[:3]].excuse]
                found = random.Random(f"{exercise} {os.environ.get('SEED', '')}").sample(known, min(sample, len(known)))
            old = {m[:3]: before[m[:3]] for m in found if m[:3] in before} if "--survivors" in options else {}
            keep = {key: row for key, row in old.items() if row.refused and row.plain}
            rows = [row for row in pool.map(lambda m: keep.get(m[:3]) or judge(bench, exercise, m, ways, before.get(m[:3])),
                                            found) if row]
            if recording:
                record(exercise, rows)
                before = rows_of(exercise)
            wrong += complaints(exercise, rows, ways, before, not sample)
            wrong += shares(exercise, list(before.values()))
    print(*wrong, sep="\n")
    return len(wrong) > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
