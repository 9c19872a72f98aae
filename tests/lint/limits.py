#!/usr/bin/env -S python3 -B
"""Lengths: functions of at most 60 lines, files of 500, lines of 100 columns (120 in Python).

A function's length is counted from the first line of its head to its closing brace. --report
prints the median of each layer.
"""
import re
import statistics
import unicodedata

import common

FUNCTION_LINES = 60
FILE_LINES = 500
COLUMNS = 100
SCRIPT_COLUMNS = 120  # Python: strings in Hindi and what a terminal shows are not broken
FOLDERS = ("src", "include", "tests")
SUFFIXES = {".c", ".h", ".py", ".sql", ".build"}


def columns(line):
    """Width as clang-format counts it, lest the two disagree: tabs of 8, marks above and below
    take no column, wide characters two."""
    width = 0
    for char in line:
        if char == "\t":
            width += 8 - width % 8
        elif char.isascii():
            width += 1
        elif unicodedata.category(char) not in ("Mn", "Me", "Cf"):
            width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
    return width


def functions(text):
    """(name, line, length) of every function of a C file.

    A function is a brace at the outer level behind a parenthesis that closes; initialisers, types
    and macros are none. Directives are left out, so both sides of an #if must balance.
    """
    plain = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: common.blank(m.group()),
                   common.code(text), flags=re.MULTILINE)
    depth, head, opened = 0, 0, None
    for offset, char in enumerate(plain):
        if char == "{":
            if depth == 0:
                opened = re.search(r"(\w+)\s*\((?:[^{}=]*)\)\s*\Z", plain[head:offset])
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0 and opened:
                start = head + len(plain[head:offset]) - len(plain[head:offset].lstrip())
                first = common.line_of(plain, start)
                name = re.match(r"[^(]*?(\w+)\s*\(", plain[start:]).group(1)
                yield name, first, common.line_of(plain, offset) - first + 1
            if depth == 0:
                head = offset + 1
        elif char == ";" and depth == 0:
            head = offset + 1


def check(root, build=None):
    for file, path in common.files(root, FOLDERS, SUFFIXES):
        text = common.read(file)
        lines = text.split("\n")
        if len(lines) - 1 > FILE_LINES:
            yield f"{path}:{FILE_LINES + 1}: {len(lines) - 1} lines: make it two files"
        for number, line in enumerate(lines, 1):
            if columns(line) > (SCRIPT_COLUMNS if file.suffix == ".py" else COLUMNS):
                yield f"{path}:{number}: {columns(line)} columns"
        if file.suffix in (".c", ".h"):
            for name, line, length in functions(text):
                if length > FUNCTION_LINES:
                    yield f"{path}:{line}: {name}() has {length} lines"


def report(root):
    lengths = {}
    for file, path in common.c_files(root):
        layer = common.layer_of(path) or "tests"
        for _, _, length in functions(common.read(file)):
            lengths.setdefault(layer, []).append(length)
    print("layer    functions  median  longest")
    for layer, all_lengths in sorted(lengths.items()):
        print(f"{layer:8} {len(all_lengths):9} {statistics.median(all_lengths):7} "
              f"{max(all_lengths):8}")


def function(lines, head="static int f(struct a *a,\n\tint b)\n"):
    return head + "{\n" + "\tx();\n" * (lines - 2 - head.count("\n")) + "}\n"


MANY = "struct s {\n" + "\tint a;\n" * 70 + "};\nint t[] = {\n" + "\t1,\n" * 70 + "};\n"

CASES = [
    ({"src/a.c": function(60)}, None),
    ({"src/a.c": function(61)}, "src/a.c:1: f() has 61 lines"),
    ({"src/a.c": MANY + function(20)}, None),
    ({"src/a.c": MANY + function(61)}, "f() has 61 lines"),
    ({"src/a.c": '#define X(a) \\\n\t{ (a)\nint s = "}{";\n' + function(61, "int g(void)\n")},
     "g() has 61 lines"),
    ({"src/a.c": "int g(int (*f)(int))\n" + function(61, "") + function(9)}, "g() has 62 lines"),
    ({"src/a.c": "\n" * 500}, None),
    ({"src/a.sql": "\n" * 501}, "501 lines"),
    ({"src/a.c": "\t" * 12 + "/**/\n"}, None),
    ({"src/a.c": "\t" * 12 + "/***/\n"}, "src/a.c:1: 101 columns"),
    ({"src/a.c": "/* " + "क्षि" * 31 + " */\n"}, None),
    ({"src/a.c": "/* " + "क्षि" * 32 + " */\n"}, "102 columns"),
    ({"tests/a.py": "#" + "क" * 120 + "\n"}, "121 columns"),
]

if __name__ == "__main__":
    common.main(check, CASES, report)
