"""missed.py: each target that the pages missed, in what was recorded for the book, has a word in chapter 12, in "Row by row",
which says what its profile shows. The tables that have a star for it are in the chapter, too.
"""
import os
import re
import sys

BOOK = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir, "book")


def read(*path):
    with open(os.path.join(BOOK, *path), encoding="utf-8") as f:
        return f.read()


def missed(table):
    """The rows of a table whose number below `pages` is above their target."""
    head, *rows = read("measured", table + ".txt").rstrip("\n").split("\n")[1:]
    ends = [head.index(column) + len(column) for column in ("pages", "target")]
    for row in rows:
        pages, target = [re.search(r"[\d.]*$", row[:end].ljust(end)).group() for end in ends]
        if target and float(pages) > float(target):
            yield row.split()[0]


path, _, workshop = read("12-the-fast-heap.nw").partition("\n## Workshop")
said = set(re.findall(r"`([^`]*)`", workshop.partition("\n### Row by row")[2].partition("\n### ")[0]))
failed = 0
for table in "12-bench", "12-limits":
    if not re.search(r'\{\.measured name="%s"( fold="[^"]*")?\}' % table, path):
        print("chapter 12 does not show %s" % table)
        failed = 1
    for name in missed(table):
        if name not in said:
            print('chapter 12 does not say, in "Row by row", why the target of %s is missed' % name)
            failed = 1
sys.exit(failed)
