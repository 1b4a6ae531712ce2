#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Which claims of the book "Ouroboros" hold on this Python?

  python3 claims.py            run all, and say which hold, and where yours prints something else
  python3 claims.py NAME...    those, with the program and what each version printed
  python3 claims.py --list     their names, and the sentences

One file, the standard library, CPython 3.8 to 3.15. A claim is a sentence of the book with a small program that
shows it. It holds here if the program prints what it printed on CPython 3.15, which the book is about. Some claims are
about newer Pythons only, and are not asked of an older one.
"""
from __future__ import print_function

import os
import platform
import subprocess
import sys
import tempfile

REFERENCE = "3.15"
# name, where in the book, the sentence, the program, [(version, what it printed)]
CLAIMS = []


def series(version):
    return ".".join(version.split(".")[:2])


HERE = series(platform.python_version())
EVER_RUN = {series(version) for claim in CLAIMS for version, _ in claim[4]}


def run(program, folder):
    path = os.path.join(folder, "claim.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(program)
    env = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8", PYTHONDONTWRITEBYTECODE="1", NO_COLOR="1")
    try:
        done = subprocess.run([sys.executable, path], env=env, cwd=folder, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120)
    except subprocess.TimeoutExpired:
        return "(no answer within two minutes)"
    return done.stdout.decode("utf-8", "replace").replace(path, "claim.py").rstrip()


def by_series(printed):
    return {series(version): text.rstrip() for version, text in printed}


def indented(text):
    return "\n".join("      " + line for line in text.splitlines() or [""])


def judge(claim, folder):
    """'holds', 'differs', 'not asked' or 'surprises', and what was printed here."""
    recorded = by_series(claim[4])
    here = run(claim[3], folder)
    if here == recorded.get(REFERENCE):
        return "holds", here
    if HERE not in recorded and HERE in EVER_RUN:
        return "not asked", here
    return ("differs" if here == recorded.get(HERE) else "surprises"), here


def tell_all():
    count = {"holds": 0, "differs": 0, "not asked": 0, "surprises": 0}
    with tempfile.TemporaryDirectory() as folder:
        for claim in CLAIMS:
            verdict, here = judge(claim, folder)
            count[verdict] += 1
            said = verdict.upper() if verdict == "surprises" else verdict
            print("%-9s %-5s %s" % (said, claim[1], claim[2]), flush=True)
            if verdict == "not asked":
                print("    of %s only" % ", ".join(series(version) for version, _ in claim[4]))
            elif verdict != "holds":
                print("    here it prints")
                print(indented(here))
                print("    on %s" % REFERENCE)
                print(indented(by_series(claim[4]).get(REFERENCE, "(not run)")))
    print("\nOn CPython %s, %d of %d claims hold as on %s." % (platform.python_version(), count["holds"], len(CLAIMS),
                                                             REFERENCE))
    if count["differs"]:
        print("%d differ, and print what they printed when the book was written." % count["differs"])
    if count["not asked"]:
        print("%d are not about this version." % count["not asked"])
    if count["surprises"]:
        print("%d print what the book did not foresee: it would like to know." % count["surprises"])


def tell_one(name):
    claim = next((claim for claim in CLAIMS if claim[0] == name), None)
    if claim is None:
        sys.exit("claims.py: there is no claim %s; --list has them all" % name)
    print("%s  %s\n\n%s\n" % (claim[1], claim[2], indented(claim[3])))
    for version, text in claim[4]:
        print("  %s\n%s" % (version, indented(text)))
    with tempfile.TemporaryDirectory() as folder:
        print("  here (%s)\n%s" % (platform.python_version(), indented(run(claim[3], folder))))


def require_python():
    with tempfile.TemporaryDirectory() as folder:
        here = run("print('here')", folder)
    if here != "here":
        sys.exit("claims.py: this Python cannot be started a second time, as %s:\n%s" % (sys.executable, indented(here)))


def main(arguments):
    if sys.version_info < (3, 6):
        sys.exit("This is Python %s: the claims were run on 3.8 to 3.15, and this file needs 3.6." % HERE)
    if platform.python_implementation() != "CPython":
        print("This is %s: the claims are about CPython." % platform.python_implementation())
    elif not (3, 8) <= sys.version_info[:2] <= (3, 15):
        print("This is Python %s: the claims were run on 3.8 to 3.15." % HERE)
    if arguments == ["--list"]:
        for claim in CLAIMS:
            print("%-20s %-5s %s" % claim[:3])
    elif arguments and arguments[0] in ("-h", "--help"):
        print(__doc__.strip())
    elif arguments and arguments[0].startswith("-"):
        sys.exit("claims.py: there is no option %s; --help says what there is" % arguments[0])
    elif arguments:
        require_python()
        for name in arguments:
            tell_one(name)
    else:
        require_python()
        tell_all()


if __name__ == "__main__":
    main(sys.argv[1:])
