#!/usr/bin/env python3
"""What the book claims, run again.

  claims.py record DIR...   run each program of book/claims/ with each Python in DIR, and in
                            pyenv, and write down in ran.tsv what it prints; what was recorded
                            of a Python that is not here stays
  claims.py check [DIR...]  the same, and name those that print something else now
  claims.py looked NAME...  a claimed sentence reads otherwise now, and somebody has looked at
                            it: write it down as it is (the book must have been rendered)

In the book: [A sentence.]{.claim name="NAME"}. Its proof is book/claims/NAME.py, or a row of
book/claims/cited.tsv. A program is run by every Python from 2.7 on, unless it has a line
"# from 3.8", or "# only on 3.14 3.15".
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BOOK = pathlib.Path(os.environ.get("BOOK") or pathlib.Path(__file__).parents[2] / "book")
CLAIMS = BOOK / "claims"
WEAVE = BOOK.parent / "build" / "weave"
SKIPPED = 77
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def escaped(text):
    return re.sub(r"[\\\n\t]", lambda found: ESCAPES[found[0]], text)


def number(version):
    return tuple(map(int, version.split(".")[:2]))


def series(version):
    return "%d.%d" % number(version)


def pythons(folders):
    """The Pythons at hand, one of each series: {"3.15": (path, "3.15.2")}."""
    paths = [path for folder in folders for path in sorted(pathlib.Path(folder).glob("python[23].*"))]
    paths += sorted(pathlib.Path.home().glob(".pyenv/versions/*/bin/python[23].*"))
    paths += sorted(pathlib.Path("/usr/bin").glob("python3.*"))
    probe = "import sys; print('%d.%d.%d' % sys.version_info[:3])"
    found = {}
    for path in paths:
        if re.fullmatch(r"python[23]\.\d+", path.name):
            said = subprocess.run([path, "-c", probe], capture_output=True, text=True)
            if said.returncode == 0:
                found.setdefault(series(said.stdout), (path, said.stdout.strip()))
    return found


def runs_on(program, version):
    text = program.read_text(encoding="utf-8")
    first = re.search(r"^# from (\S+)$", text, re.M)
    only = re.search(r"^# only on (.*)$", text, re.M)
    return (first is None or number(version) >= number(first[1])) and (only is None or version in only[1].split())


def output(python, program):
    env = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8",
           "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([python, program], env=env, cwd=folder, stdout=subprocess.PIPE, timeout=120,
                              stderr=subprocess.STDOUT)
    if done.returncode < 0:
        sys.exit(f"{program.stem}: {python} was stopped by signal {-done.returncode}")
    return done.stdout.decode("utf-8").replace(str(program), program.name)


def programs():
    return sorted(CLAIMS.glob("*.py"))


def run_all(folders, times):
    """{(name, series): (version, [what it printed each time])}, for all programs and the Pythons at hand."""
    jobs = {(program.stem, short): (path, version, program)
            for short, (path, version) in pythons(folders).items()
            for program in programs() if runs_on(program, short)}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        said = pool.map(lambda job: (job[1], [output(job[0], job[2]) for _ in range(times)]), jobs.values())
        return dict(zip(jobs, said))


def recorded():
    """{(name, series): (version, output)}, as it stands in the file."""
    path = CLAIMS / "ran.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []
    rows = [line.split("\t") for line in lines]
    return {(name, series(version)): (version, text) for name, version, text in rows}


def record(folders):
    now = run_all(folders, 2)
    unsteady = [f"{name} prints something else each time on {short}" for (name, short), (_, said) in now.items()
                if said[0] != said[1]]
    if unsteady:
        sys.exit("\n".join(unsteady))
    names = {program.stem for program in programs()}
    rows = {key: row for key, row in recorded().items()
            if key[0] in names and runs_on(CLAIMS / (key[0] + ".py"), key[1])}
    rows.update({key: (version, escaped(said[0])) for key, (version, said) in now.items()})
    with open(CLAIMS / "ran.tsv", "w", encoding="utf-8") as out:
        out.write("name\tpython\tprints\n")
        for (name, short), (version, text) in sorted(rows.items(), key=lambda row: (row[0][0], number(row[0][1]))):
            out.write(f"{name}\t{version}\t{text}\n")
    print(f"recorded {len(names)} programs on {', '.join(sorted({short for _, short in now}, key=number))}")


def check(folders):
    expected, now = recorded(), run_all(folders, 1)
    wrong = 0
    for (name, short), (version, said) in sorted(now.items(), key=lambda row: (row[0][0], number(row[0][1]))):
        was = expected.get((name, short))
        if was is None:
            print(f"{name} was never recorded on {version}; it prints {escaped(said[0])}")
        elif was[1] != escaped(said[0]):
            wrong += 1
            print(f"{name} no longer holds on {version}:\n  prints   {escaped(said[0])}\n  recorded {was[1]}")
    print(f"{len(now)} runs of {len(programs())} programs, {wrong} differ from what was recorded")
    return 1 if wrong else 0 if now else SKIPPED


def looked(names):
    said = {}
    for path in sorted(WEAVE.glob("*.claims")):
        for line in path.read_text(encoding="utf-8").splitlines():
            name, sentence = line.split("\t")
            said[name] = sentence
    unknown = [name for name in names if name not in said and name != "all"]
    if unknown:
        sys.exit(f"claims: the book as it was rendered last has no claim {', '.join(unknown)}")
    path = CLAIMS / "sentences.tsv"
    rows = dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]) if path.exists() else {}
    # A chapter that could not be rendered has its claims all the same.
    source = "".join(path.read_text(encoding="utf-8") for kind in ("nw", "md") for path in sorted(BOOK.rglob("*." + kind)))
    rows = {name: text for name, text in rows.items() if name in said or f'name="{name}"' in source}
    rows.update(said if "all" in names else {name: said[name] for name in names})
    path.write_text("name\tsentence\n" + "".join(f"{name}\t{rows[name]}\n" for name in sorted(rows)), encoding="utf-8")


def main(arguments):
    verb, *rest = arguments or [""]
    if verb == "record":
        return record(rest)
    if verb == "check":
        return check(rest)
    if verb == "looked" and rest:
        return looked(rest)
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
