#!/usr/bin/env -S python3 -B
"""cppcheck finds nothing in src but what cppcheck.txt excuses, each with its reason above it."""
import os
import pathlib

import common
import tools

EXCUSES = pathlib.Path(__file__).resolve().with_name("cppcheck.txt")


def check_excuses(text, name):
    before = ""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#") and not before.startswith("#"):
            yield f"{name}:{number}: no reason above '{line}'"
        before = line


def check(root, build=None):
    tools.require("cppcheck")
    excuses = root / "tests/lint/cppcheck.txt"
    excuses = excuses if excuses.is_file() else EXCUSES
    yield from check_excuses(common.read(excuses), "tests/lint/cppcheck.txt")
    for file, path in common.c_files(root):
        for line, text in enumerate(common.read(file).split("\n"), 1):
            if "cppcheck" + "-suppress" in text:
                yield f"{path}:{line}: excuses are kept in tests/lint/cppcheck.txt"
    _, output = tools.run(
        ["cppcheck", "--enable=warning,style,performance,portability", "--std=c11", "--quiet",
         f"-j{os.cpu_count()}", "--language=c", "--library=posix", "-D_POSIX_C_SOURCE=200809L",
         "--template={file}:{line}: {id}: {message}", "--template-location=",
         f"--suppressions-list={excuses}", "-Iinclude", "src"], root)
    yield from (line for line in output.split("\n") if line.strip())


GOOD = "int f(int a);\nint f(int a)\n{\n\treturn a;\n}\n"
BAD = "int f(void);\nint f(void)\n{\n\tstatic const int a[2] = {1, 2};\n\treturn a[2];\n}\n"
EXCUSE = "arrayIndexOutOfBounds:src/a.c\n"

CASES = [
    ({"src/a.c": GOOD}, None),
    ({"src/a.c": BAD}, "src/a.c:5: arrayIndexOutOfBounds"),
    ({"src/a.c": "int f(int a)\n{\n\tint b = a;\n\treturn 1;\n}\n"}, "unreadVariable"),
    ({"src/a.c": BAD, "tests/lint/cppcheck.txt": "# on purpose\n" + EXCUSE}, None),
    ({"src/a.c": BAD, "tests/lint/cppcheck.txt": EXCUSE}, "no reason above"),
    ({"src/a.c": "/* cppcheck" "-suppress x */\n" + GOOD}, "excuses are kept in"),
]

if __name__ == "__main__":
    common.main(check, CASES)
