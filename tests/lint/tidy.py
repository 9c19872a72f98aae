#!/usr/bin/env -S python3 -B
"""clang-tidy finds nothing in src; what it looks for is in .clang-tidy."""
import pathlib
import re

import common
import tools

# clang-tidy names a file by whatever way leads to it from the build directory
FOLDER = re.compile(r"^.*?(?=(?:src|include/surkhi)/\w+/[^/]+$)")
SETTINGS = pathlib.Path(__file__).resolve().parents[2] / ".clang-tidy"


def check(root, build):
    tools.require("clang-tidy")

    def check_file(name):
        # gcc's own warning options are in the database; clang does not know them
        status, output = tools.run(
            ["clang-tidy", "-p", str(build), f"--config-file={SETTINGS}", "--quiet",
             "--extra-arg=-Wno-unknown-warning-option", str((root / name).resolve())], build)
        found = re.findall(r"^(.*?): (?:error|warning): (.*)$", output, re.MULTILINE)
        if not found and (status or "not found" in output):
            found = [(name, output.strip())]
        return [f"{re.sub(FOLDER, '', place)}: {what}" for place, what in found]

    known = tools.commands(root, build)
    seen = set()
    for one in tools.each(check_file, [name for name in known if name.startswith("src/")]):
        if one not in seen:
            seen.add(one)
            yield one


def tree(text):
    return {"src/base/a.c": text, "compile_commands.json": tools.database(["src/base/a.c"])}


CASES = [
    (tree("int f(int a);\nint f(int a)\n{\n\treturn a;\n}\n"), None),
    (tree("int f(int a);\nint f(int a)\n{\n\tif (a)\n\t\treturn 1;\n\telse\n\t\treturn 1;\n}\n"),
     "bugprone-branch-clone"),
    (tree("int f(void);\nint counter;\nint f(void)\n{\n\treturn counter++;\n}\n"),
     "avoid-non-const-global-variables"),
    (tree("int f(void);\nint f(void)\n{\n\tint *a = 0;\n\treturn *a;\n}\n"), "NullDereference"),
]

if __name__ == "__main__":
    common.main(check, CASES)
