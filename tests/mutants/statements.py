"""The statements of a C file that can be removed, one at a time. clang says where each begins and ends."""
import collections
import json
import pathlib
import re
import subprocess
import typing

NOT_REMOVED = {"CompoundStmt", "DeclStmt", "NullStmt", "CaseStmt", "DefaultStmt", "LabelStmt"}
TO_SEMICOLON = re.compile(r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/|[^;])*;""", re.S)
WIDTH = 90


class Statement(typing.NamedTuple):
    file: str           # list.c
    function: str
    text: str           # on one line; the second of the same text in a function ends in #2
    begin: int          # offsets in the file
    end: int
    leaves: str         # what is put in its place
    opening: str        # the line in which its function begins

    def line_in(self, code):
        return code.count("\n", 0, self.begin) + 1

    def removed_from(self, code):
        lines = "\n" * code.count("\n", self.begin, self.end)
        return code[:self.begin] + self.leaves + lines + code[self.end:]


def offset(place):
    return place.get("expansionLoc", place)["offset"]


def begin_of(node):
    return offset(node["range"]["begin"])


def substatements(node):
    """Those of a node's children that stand where a statement stands."""
    kind, inner = node["kind"], node.get("inner", [])
    if kind == "CompoundStmt":
        return inner
    if kind == "IfStmt":
        return inner[-2:] if node.get("hasElse") else inner[-1:]
    if kind == "DoStmt":
        return inner[:1]
    if kind in {"ForStmt", "WhileStmt", "SwitchStmt", "CaseStmt", "DefaultStmt", "LabelStmt"}:
        return inner[-1:]
    return []


def end_of(node, code):
    if node["kind"] == "CompoundStmt":
        return offset(node["range"]["end"]) + 1
    if node["kind"] != "DoStmt" and (inner := substatements(node)):
        return end_of(inner[-1], code)
    return TO_SEMICOLON.match(code, offset(node["range"]["end"])).end()


def within(node, code):
    """(begin, end, what is left) of each statement in a node. Of an if, its else-part is left."""
    for child in substatements(node):
        begin, end, leaves = begin_of(child), end_of(child, code), ";"
        if child.get("hasElse"):
            end, leaves = begin_of(child["inner"][-1]), ""
        if child["kind"] not in NOT_REMOVED and not code.startswith("assert(", begin):
            yield begin, end, leaves
        yield from within(child, code)


def on_one_line(code):
    text = " ".join(re.sub(r"/\*.*?\*/", "", code, flags=re.S).split())
    return text if len(text) <= WIDTH else text[:WIDTH - 1] + "…"


def statements(source: pathlib.Path, flags):
    """Every statement of every function of a file; asserts and declarations are none."""
    tree = subprocess.run(["clang", *flags, "-w", "-fsyntax-only", "-Xclang", "-ast-dump=json", source],
                          stdout=subprocess.PIPE, check=True).stdout
    code = source.read_text("latin-1")     # clang counts bytes
    for function in json.loads(tree)["inner"]:
        if function["kind"] != "FunctionDecl" or "includedFrom" in str(function["loc"]):
            continue
        seen = collections.Counter()
        for body in function.get("inner", []):
            for begin, end, leaves in within(body, code):
                text = on_one_line(code[begin:end])
                seen[text] += 1
                if seen[text] > 1:
                    text += f" #{seen[text]}"
                opening = code[begin_of(function):].splitlines()[0]
                yield Statement(source.name, function["name"], text, begin, end, leaves, opening)
