#!/usr/bin/env python3
"""The book's Python sessions: play one, record all, check what was recorded.

  sessions.py play NAME        run book/sessions/NAME.py in this Python, as
                               python3 book/sessions/NAME.py does
  sessions.py record DIR       run all with DIR/python3.15, write NAME.out; the
                               other versions there write NAME.out.VERSION where
                               they differ (and python3, if it is a 3.11)
  sessions.py check            hold what was recorded against this Python
  sessions.py old [DIR]        hold what was recorded on older Pythons against
                               those that are in DIR, in pyenv or in the PATH

A session is a program, unless its first line is "# at the prompt": then its
lines are entered one at a time, each compiled on its own, and what is recorded
is the transcript. A line "# only on 3.14, 3.15" limits it to those versions; a line "# also on 2.7, 3.10"
has it run on older ones, too; a line "# ledger: ROW" cites the rows of book/ledger.tsv that say why versions
differ.
"""
import code
import os
import pathlib
import re
import shutil
import subprocess
import sys

BOOK = pathlib.Path(os.environ.get("BOOK") or pathlib.Path(__file__).parents[2] / "book")
SESSIONS = BOOK / "sessions"
LEDGER_ROWS = BOOK / "ledger.tsv"
REFERENCE = "3.15"
LEDGER = ["3.11", "3.13", "3.14", "3.15"]
SKIPPED = 77


def this_version():
    return "%d.%d" % sys.version_info[:2]


def versions_of(path):
    """The versions that a session runs on."""
    only = re.search(r"^# only on (.*)$", path.read_text(encoding="utf-8"), re.M)
    return re.findall(r"3\.\d+", only[1]) if only else LEDGER


def older_versions_of(path):
    """The older ones: not those of the ledger, and perhaps without what this program needs."""
    also = re.search(r"^# also on (.*)$", path.read_text(encoding="utf-8"), re.M)
    return re.findall(r"[23]\.\d+", also[1]) if also else []


def transcript(lines):
    """Enter lines at a prompt, as the prompt does: one compilation for each statement."""
    console = code.InteractiveInterpreter({"__name__": "__main__"})
    console.write = sys.stdout.write
    pending = []
    for line in lines:
        print((">>> " if not pending else "... ") + line)
        pending.append(line)
        if not console.runsource("\n".join(pending), "<stdin>"):
            pending = []


def at_prompt(path):
    return path.read_text(encoding="utf-8").startswith("# at the prompt\n")


def play(name):
    path = SESSIONS / (name + ".py")
    if at_prompt(path):
        lines = path.read_text(encoding="utf-8").splitlines()
        transcript([line for line in lines if not line.startswith("# ")])
    else:
        os.execv(sys.executable, [sys.executable, str(path)])


def output_of(python, name):
    """What a session prints in a Python; errors are part of it, but a crash is not."""
    env = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONUTF8="1",
               NO_COLOR="1")
    path = SESSIONS / (name + ".py")
    program = [str(path)] if not at_prompt(path) else [__file__, "play", name]
    return run([python, *program], env)


def output_of_old(python, name):
    """The same of an older Python; 3.6 is the oldest that can run this file, and has a prompt here."""
    path = SESSIONS / (name + ".py")
    program = [str(path)] if not at_prompt(path) else [__file__, "play", name]
    return run([python, *program],
               dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONIOENCODING="utf-8"))


def run(command, env):
    name, python = pathlib.Path(command[-1]).stem, command[0]
    done = subprocess.run(command, env=env, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=120)
    if done.returncode < 0:
        sys.exit(f"{name}: {python} was stopped by signal {-done.returncode}")
    return done.stdout


def recorded(name, version):
    """What was recorded of a session for a version."""
    special = SESSIONS / f"{name}.out.{version}"
    plain = SESSIONS / f"{name}.out"
    return (special if special.exists() else plain).read_text(encoding="utf-8")


def pythons_in(folder):
    found = {v: os.path.join(folder, "python" + v) for v in LEDGER}
    found = {v: p for v, p in found.items() if os.path.exists(p)}
    system = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else shutil.which("python3")
    if system:
        probe = "import sys; print('%d.%d' % sys.version_info[:2])"
        version = subprocess.run([system, "-c", probe], capture_output=True, text=True).stdout
        found.setdefault(version.strip(), system)
    return {v: p for v, p in found.items() if v in LEDGER}


def old_python(version, folder):
    """An older Python: in the folder, pyenv's newest, or in the PATH."""
    pyenv = sorted(pathlib.Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
    here = pathlib.Path(folder) / ("python" + version)
    return str(here) if here.exists() else str(pyenv[-1]) if pyenv else shutil.which("python" + version)


def record_older(path, folder):
    for version in older_versions_of(path):
        python = old_python(version, folder)
        if python:
            special = SESSIONS / f"{path.stem}.out.{version}"
            special.write_text(output_of_old(python, path.stem), encoding="utf-8")
        else:
            print(f"{path.stem}: there is no python{version}; what was recorded stays")


def check_older(folder):
    """Skipped where none of them is here."""
    run_here = failed = 0
    for path in sorted(SESSIONS.glob("[0-9]*.py")):
        for version in older_versions_of(path):
            python = old_python(version, folder)
            if not python:
                continue
            run_here += 1
            got, expected = output_of_old(python, path.stem), recorded(path.stem, version)
            if got != expected:
                failed += 1
                print(f"--- {path.stem}: recorded for {version}\n{expected}+++ printed now\n{got}")
    print(f"{failed} of {run_here} differ from what was recorded")
    return 1 if failed else 0 if run_here else SKIPPED


def record(folder):
    pythons = pythons_in(folder)
    if REFERENCE not in pythons:
        sys.exit(f"sessions: {folder} has no python{REFERENCE}")
    for path in sorted(SESSIONS.glob("[0-9]*.py")):
        name = path.stem
        for version in sorted(set(versions_of(path)) & set(pythons), reverse=True):
            special = SESSIONS / f"{name}.out.{version}"
            text = output_of(pythons[version], name)
            if version == REFERENCE:
                reference = text
                (SESSIONS / f"{name}.out").write_text(text, encoding="utf-8")
            elif text != reference:
                special.write_text(text, encoding="utf-8")
            else:
                special.unlink(missing_ok=True)
        record_older(path, folder)
        print(f"recorded {name}")


def citations():
    """Where a version differs, the session cites a row of the ledger; a row that was run names the session."""
    rows = [line.split("\t") for line in LEDGER_ROWS.read_text(encoding="utf-8").splitlines()[1:]]
    proofs = {row[0]: row[-1] for row in rows}
    for path in sorted(SESSIONS.glob("[0-9]*.py")):
        cited = re.search(r"^# ledger: (.*)$", path.read_text(encoding="utf-8"), re.M)
        cited = cited[1].split() if cited else []
        if list(SESSIONS.glob(path.stem + ".out.*")) and not cited:
            yield f"{path.stem} prints other things on other versions and cites no row of the ledger"
        yield from (f"{path.stem} cites {row}, which is no row" for row in cited if row not in proofs)
    for row, proof in proofs.items():
        session = SESSIONS / (proof + ".py")
        if re.fullmatch(r"\d\d-\w+", proof) and row not in session.read_text(encoding="utf-8"):
            yield f"the ledger's {row} is said to be run by {proof}, which does not cite it"


def check():
    version = this_version()
    if version not in LEDGER:
        print(f"skipped: this is Python {version}; sessions were recorded on {', '.join(LEDGER)}")
        return SKIPPED
    uncited = list(citations())
    print("\n".join(uncited))
    failed = len(uncited)
    for path in sorted(SESSIONS.glob("[0-9]*.py")):
        if version not in versions_of(path):
            continue
        got, expected = output_of(sys.executable, path.stem), recorded(path.stem, version)
        if got != expected:
            failed += 1
            print(f"--- {path.stem}: recorded for {version}\n{expected}+++ printed now\n{got}")
    print(f"{failed} differ from what was recorded for {version}, or cite nothing")
    return 1 if failed else 0


def main(arguments):
    verb, rest = (arguments or [""])[0], arguments[1:]
    if verb == "play" and len(rest) == 1:
        play(rest[0])
    elif verb == "record" and len(rest) == 1:
        record(rest[0])
    elif verb == "check" and not rest:
        return check()
    elif verb == "old":
        return check_older(rest[0] if rest else ".")
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
