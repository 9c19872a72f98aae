#!/usr/bin/env -S python3 -B
"""Every header compiles alone, and twice, with the flags of its layer's own files."""
import re

import common
import tools


def check(root, build):
    known = tools.commands(root, build)
    known = {file: call for file, call in known.items()
             if any(re.fullmatch("-I.*include", argument) for argument in call)}
    anything = next(iter(known.values()))

    def check_header(header):
        path, name = header
        folders = (f"src/{common.layer_of(name)}/", name.rsplit("/", 1)[0])
        arguments = next((known[file] for folder in folders for file in known
                          if file.startswith(folder)), anything)
        text = f'#include "{path.resolve()}"\n' * 2 + "extern int not_empty;\n"
        call = [*tools.flags(arguments), "-fsyntax-only", "-fno-diagnostics-color", "-x", "c", "-"]
        status, output = tools.run(call, build, text)
        return [f"{name}: does not compile alone\n{output}"] if status else []

    yield from tools.each(check_header, [(path, name) for path, name in common.c_files(root)
                                           if name.endswith(".h")])


def tree(header):
    return {"include/surkhi/base/a.h": header, "src/base/a.c": "",
            "compile_commands.json": tools.database(["src/base/a.c"])}


CASES = [
    (tree("#ifndef A\n#define A\n#include <stddef.h>\nstruct a { size_t n; };\n#endif\n"), None),
    (tree("#ifndef A\n#define A\nstruct a { size_t n; };\n#endif\n"), "does not compile alone"),
    (tree("struct a { int n; };\n"), "does not compile alone"),
    (tree("#ifndef A\n#define A\nint f();;\nstatic int g(void);\n#endif\n"), "unused"),
]

if __name__ == "__main__":
    common.main(check, CASES)
