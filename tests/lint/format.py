#!/usr/bin/env -S python3 -B
"""clang-format has nothing to change."""
import pathlib

import common
import tools

STYLE = pathlib.Path(__file__).resolve().parents[2] / ".clang-format"


def check(root, build=None):
    tools.require("clang-format")

    def check_file(file):
        path, name = file
        status, output = tools.run(
            ["clang-format", f"--style=file:{STYLE}", "--dry-run", "--Werror", str(path)], root)
        lines = [line for line in output.split("\n") if "error:" in line]
        return [f"{name}: {len(lines)} places for clang-format -i, the first at "
                f"{lines[0].replace(str(path) + ':', '') if lines else output}"] if status else []

    yield from tools.each(check_file, list(common.c_files(root)))


CASES = [
    ({"src/a.c": "int f(void)\n{\n\treturn 0;\n}\n"}, None),
    ({"src/a.c": "int f(void)\n{\n    return 0;\n}\n"}, "src/a.c: 1 places"),
    ({"tests/a.h": "int f( void );\n"}, "tests/a.h: "),
]

if __name__ == "__main__":
    common.main(check, CASES)
