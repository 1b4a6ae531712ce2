#!/usr/bin/env python3
"""counting.py: removes each incref and each decref of the library, one at a time, and runs the chapter tests.

A mutant that no test notices is a hole in the tests. A mutant that leaks must be reported by its receipts with
the line where the reference was taken. Prints a line for each; exits 1 if one survives that equivalent.tsv does
not excuse, or if the receipts name the right line in fewer than nine of ten of the leaks.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAGS = "-std=c11 -g -O0 -DOB_RECEIPTS -fsanitize=address,undefined -fno-sanitize-recover=all".split()
COUNTING = re.compile(r"^\s*(?:if \(.*\)\s*)?ob_(?:incref|decref)\(.*\);$")
EXCUSES = pathlib.Path(__file__).with_name("equivalent.tsv")


def run(command, **how):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", timeout=20, **how)


def compile_one(source, folder):
    out = folder / (source.stem + ".o")
    done = run(["gcc", *FLAGS, "-I", ROOT / "src", "-I", ROOT / "tests/support", "-c", source, "-o", out], cwd=ROOT)
    if done.returncode:
        sys.exit(f"{source} does not compile:\n{done.stdout}")
    return out


def function_at(lines, number):
    """The name of the function that a line is in: the last one begun in column 1."""
    for line in reversed(lines[:number]):
        found = re.match(r"[A-Za-z].*?(\w+)\)?\(", line)
        if found and not line.rstrip().endswith(";"):
            return found[1]
    return "?"


def mutants():
    for source in sorted((ROOT / "src").glob("*.c")):
        lines = source.read_text().splitlines()
        for number, line in enumerate(lines):
            if COUNTING.match(line) and source.name != "receipts.c":
                yield source, lines, number


def test(objects, tests, folder):
    """What the tests print when they fail, or None."""
    for name, object_file in tests.items():
        program = folder / name
        linked = run(["gcc", *FLAGS, object_file, *objects, "-lcmocka", "-lm", "-o", program], cwd=ROOT)
        if linked.returncode:
            sys.exit(linked.stdout)
        try:
            done = run([program], cwd=folder)
        except subprocess.TimeoutExpired:
            return name, "endless"
        if done.returncode:
            return name, done.stdout
    return None


def right_lines(lines, number):
    """Where the reference was taken whose release is in this line: where the variable got it, in this function,
    from a call; or, if it came out of a structure, wherever this file takes one."""
    start = max(n for n in range(number) if re.match(r"[A-Za-z].*\(", lines[n]))
    variable = re.search(r"ob_decref\((\w+)\);", lines[number])
    if variable:
        take = re.compile(rf"\b{variable[1]} = .*\(|ob_(incref|held)\({variable[1]}\b")
        found = {n + 1 for n in range(start, number) if take.search(lines[n])}
        if found:
            return found
    return {n + 1 for n, line in enumerate(lines) if "ob_incref(" in line}


def main():
    excused = {tuple(row.split("\t")[:2]) for row in EXCUSES.read_text().splitlines() if row}
    survivors, leaks, named = 0, 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        objects = {s: compile_one(s, folder) for s in sorted((ROOT / "src").glob("*.c"))}
        support = compile_one(ROOT / "tests/support/support.c", folder)
        tests = {t.stem: compile_one(t, folder) for t in sorted((ROOT / "tests/chapters").glob("*.c"))}
        if failed := test([*objects.values(), support], tests, folder):
            sys.exit(f"without any mutant, {failed[0]} fails:\n{failed[1]}")
        for source, lines, number in mutants():
            changed = lines[:number] + [re.sub(r"ob_(incref|decref)\(.*\);", ";", lines[number])] + lines[number + 1:]
            mutant = folder / source.name
            mutant.write_text("\n".join(changed) + "\n")
            others = [o for s, o in objects.items() if s != source]
            caught = test([compile_one(mutant, folder / "."), *others, support], tests, folder)
            objects[source] = compile_one(source, folder)
            function, statement = function_at(lines, number), lines[number].strip()
            verdict = "survived" if caught is None else f"caught by {caught[0]}"
            if caught is None and (source.name, f"{function}: {statement}") in excused:
                verdict = "equivalent"
            survivors += verdict == "survived"
            takes = re.findall(r"taken at (\S+):(\d+) in \w+, never released", caught[1]) if caught else []
            if takes and "decref" in statement:
                right = any(pathlib.Path(file).name == source.name and int(line) in right_lines(lines, number)
                            for file, line in takes)
                leaks += 1
                named += right
                verdict += "; receipts name the line" if right else f"; receipts name {takes}"
            print(f"{source.name}:{number + 1} {function}: {statement}  -- {verdict}", flush=True)
    print(f"{survivors} survived; the receipts named the line of {named} of {leaks} leaks")
    return survivors > 0 or named < 0.9 * leaks


if __name__ == "__main__":
    sys.exit(main())
