#!/usr/bin/env -S python3 -B
"""src/layers.txt is kept: who may include what, who may print, what include guards are called."""
import re

import common

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)

# A library's headers and the files that may see them: a layer, or one file of it.
OWNERS = [
    (r"uni(case|conv|ctype|gbrk|lbrk|name|norm|stdio|str|types|wbrk|width)\.h", ["src/text/"]),
    (r"sqlite3\.h", ["src/store/", "tests/store/"]),
    (r"zstd\.h", ["src/store/pack.c", "src/import/unpack.c", "tests/unit/test-sources.c",
                  "tests/store/test-encode.c"]),
    (r"zdict\.h", ["src/store/pack.c"]),
    (r"zlib\.h", ["src/import/unpack.c", "tests/unit/test-sources.c"]),
    (r"csv\.h", ["src/import/"]),
    (r"libxml/\w+\.h|dlfcn\.h", ["src/import/libxml.c", "src/import/libxml.h"]),
    (r"(ncursesw/)?(n?curses|term)\.h", ["src/ui/term-curses.c", "tests/bench/bare.c"]),
    (r"(jansson|ini)\.h", ["src/app/", "src/import/"]),
    (r"cmocka\.h", ["tests/"]),
    (r"vterm\.h", ["tests/sim/"]),
]

SYSTEM = re.compile(r"""(
    assert | complex | ctype | errno | fenv | float | inttypes | iso646 | limits | locale | math |
    setjmp | signal | stdalign | stdarg | stdatomic | stdbool | stddef | stdint | stdio | stdlib |
    stdnoreturn | string | strings | tgmath | time | uchar | wchar | wctype |
    dirent | fcntl | fnmatch | ftw | glob | iconv | langinfo | libgen | poll | pthread | pwd |
    regex | spawn | termios | unistd | utime | pty |
    sys/(file|ioctl|mman|resource|select|signalfd|socket|stat|statvfs|time|types|uio|utsname|wait)
    )\.h""", re.VERBOSE)

# Calls that speak to the user or end the program: app's alone.
SPEAKS = re.compile(
    r"\b(printf|vprintf|puts|putchar|perror|exit|_exit|_Exit|abort|quick_exit)\s*\(|\bstderr\b")
MAY_SPEAK = {"src/base/mem.c", "src/base/embed.c", "src/extract/train.c",
             "src/extract/train-clusters.c"}


def guard_of(path):
    return re.sub(r"\W", "_", path.removeprefix("include/").removeprefix("src/")).upper()


def check_guard(path, text):
    guard = guard_of(path)
    directives = re.findall(r"^#.*$", common.code(text), re.MULTILINE)
    first = [" ".join(line.split()) for line in directives[:2]]
    if first != [f"#ifndef {guard}", f"#define {guard}"] or directives[-1].split()[0] != "#endif":
        yield f"{path}:1: include guard is not {guard}"


def is_own(root, path, name):
    """A header of the file's folder, or made by the build there; a test may look into one layer
    (its own, or it would not link) and use what other tests use."""
    folder = (root / path).parent
    if path.startswith("tests/"):
        return (folder / name).is_file() or any((root / "src").glob(f"*/{name}"))
    layer = common.layer_of(path)
    made = re.fullmatch(rf"{layer}/([\w-]+\.h)", name)
    if made and (folder / "meson.build").is_file():
        return f"'{made.group(1)}'" in common.read(folder / "meson.build")
    return "/" not in name and (folder / name).is_file()


def check_local(root, path, name, granted):
    layer = common.layer_of(path)
    target = re.match(r"surkhi/(\w+)/", name)
    if target:
        if not (root / "include" / name).is_file():
            yield f"there is no '{name}'"
        elif layer and target.group(1) != layer and target.group(1) not in granted[layer]:
            yield f"layer {layer} may not use {target.group(1)}: '{name}'"
    elif path.startswith("include/"):
        yield f"a public header may not include a private one: '{name}'"
    elif not is_own(root, path, name):
        yield f"not a header of this folder: '{name}'"


def check_system(path, name):
    for pattern, places in OWNERS:
        if re.fullmatch(pattern, name):
            if not any(path.startswith(place) for place in places):
                yield f"<{name}> belongs to {' and '.join(places)}"
            return
    if not SYSTEM.fullmatch(name):
        yield f"<{name}> has no owner in tests/lint/layers.py"


def check_speech(path, text):
    layer = common.layer_of(path)
    if layer in (None, "app") or path in MAY_SPEAK:
        return
    plain = common.code(text)
    for match in SPEAKS.finditer(plain):
        yield f"{path}:{common.line_of(plain, match.start())}: below app nobody prints or exits"


def check(root, build=None):
    granted = common.layers(root)
    for file, path in common.c_files(root):
        text = common.read(file)
        layer = common.layer_of(path)
        if layer and layer not in granted:
            yield f"{path}:1: layer {layer} is not in src/layers.txt"
            continue
        if path.endswith(".h"):
            yield from check_guard(path, text)
        plain = common.code(text, strings=True)
        for match in INCLUDE.finditer(plain):
            local, system = match.groups()
            for what in (check_local(root, path, local, granted) if local
                         else check_system(path, system)):
                yield f"{path}:{common.line_of(plain, match.start())}: {what}"
        yield from check_speech(path, text)


def tree(**changes):
    """A tree that keeps all rules, with changes."""
    base = {
        "src/layers.txt": "base:\ntext: base\nstore: base\nui: base text\napp: base text ui\n",
        "include/surkhi/base/str.h":
            "#ifndef SURKHI_BASE_STR_H\n#define SURKHI_BASE_STR_H\n#endif\n",
        "include/surkhi/ui/view.h":
            "#ifndef SURKHI_UI_VIEW_H\n#define SURKHI_UI_VIEW_H\n#endif\n",
        "src/text/deva.h": "#ifndef TEXT_DEVA_H\n#define TEXT_DEVA_H\n#endif\n",
        "src/text/a.c": '#include "surkhi/base/str.h"\n#include "deva.h"\n#include <uninorm.h>\n'
                        "/* printf(1) */\nsnprintf(x); const char *s = \"exit(1)\";\n",
    }
    return base | changes.pop("files", {})


CASES = [
    (tree(), None),
    (tree(files={"src/text/b.c": '#include "surkhi/ui/view.h"\n'}), "may not use ui"),
    (tree(files={"src/text/b.c": '#include "surkhi/base/none.h"\n'}), "there is no"),
    (tree(files={"src/ui/b.c": '#include "deva.h"\n'}), "not a header of this folder"),
    (tree(files={"tests/unit/b.c": '#include "deva.h"\n'}), None),
    (tree(files={"tests/unit/t.h": "#ifndef TESTS_UNIT_T_H\n#define TESTS_UNIT_T_H\n#endif\n",
                 "tests/store/b.c": '#include "../unit/t.h"\n#include <sqlite3.h>\n'}), None),
    (tree(files={"src/ui/b.c": '#include "ui/version.h"\n'}), "not a header of this folder"),
    (tree(files={"src/ui/b.c": '#include "ui/version.h"\n',
                 "src/ui/meson.build": "vcs_tag(output: 'version.h')\n"}), None),
    (tree(files={"tests/unit/b.c": '#include "none.h"\n'}), "not a header of this folder"),
    (tree(files={"src/ui/b.c": '#include "../text/deva.h"\n'}), "not a header of this folder"),
    (tree(files={"include/surkhi/base/x.h": '#ifndef SURKHI_BASE_X_H\n#define SURKHI_BASE_X_H\n'
                 '#include "y.h"\n#endif\n'}), "may not include a private one"),
    (tree(files={"src/ui/b.c": "#include <unistr.h>\n"}), "belongs to src/text/"),
    (tree(files={"src/ui/b.c": "#include <unistd.h>\n"}), None),
    (tree(files={"src/ui/b.c": "  # include <sqlite3.h>\n"}), "belongs to src/store/"),
    (tree(files={"src/store/b.c": "#include <zstd.h>\n"}), "belongs to src/store/pack.c"),
    (tree(files={"src/store/pack.c": "#include <zstd.h>\n"}), None),
    (tree(files={"src/ui/b.c": "#include <curses.h>\n"}), "belongs to src/ui/term-curses.c"),
    (tree(files={"src/text/b.c": "#include <jansson.h>\n"}), "belongs to src/app/"),
    (tree(files={"src/text/b.c": "#include <leftpad.h>\n"}), "has no owner"),
    (tree(files={"src/text/b.c": 'f(); printf ("x");\n'}), "src/text/b.c:1: below app"),
    (tree(files={"src/text/b.c": "\nfputs(x, stderr);\n"}), "src/text/b.c:2: below app"),
    (tree(files={"src/text/b.c": "exit(1);\n"}), "below app"),
    (tree(files={"src/app/b.c": "exit(1);\n"}), None),
    (tree(files={"src/base/mem.c": "fputs(x, stderr); abort();\n"}), None),
    (tree(files={"src/new/b.c": "\n"}), "not in src/layers.txt"),
    (tree(files={"src/ui/b.h": "#ifndef B_H\n#define B_H\n#endif\n"}), "is not UI_B_H"),
    (tree(files={"src/ui/b.h": "#pragma once\n"}), "is not UI_B_H"),
]

if __name__ == "__main__":
    common.main(check, CASES)
