#!/usr/bin/env -S python3 -B
"""Words, files and paths that the tree does not have."""
import re

import common

# In C code outside comments and literals: what, why not, and what paths that may begin with.
FORBIDDEN = [
    (r"\btypedef\s+(struct|union|enum)\b", "a struct, union or enum keeps its name", ()),
    (r"\b(strcpy|strcat|stpcpy|gets|sprintf|vsprintf)\s*\(", "writes without a maximum", ()),
    (r"\b(strtok|atoi|atol|atof)\s*\(", "has no way to fail", ()),
    (r"\balloca\b", "memory on the stack of unknown size", ()),
    (r"\b(malloc|calloc|realloc|free|strdup)\s*\(", "memory comes from base/mem",
     ("src/base/mem.c", "tests/")),
]
LEFT_OVER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE FROM|CREATE TABLE)\b")
COMMENT = re.compile(r"//")
MACHINE = re.compile(r"(?<![\w.~$}-])/(?:work|home|root|Users|tmp)/(?![\w-]*X{6})[\w.]")

TOP = {"meson.build", "README.md", "LICENSE", ".ci", ".clang-format", ".clang-tidy", ".gitignore",
       ".git", "include", "src", "tests", "assets"}
TESTS = {"unit", "data", "store", "screen", "cli", "tty", "fuzz", "bench", "lint", "sim",
         "terminals", "eval"}
ASSETS = {"gazetteer", "lines", "model", "config", "themes", "man", "completions", "sample",
          "locale"}
TEXT = {".c", ".h", ".py", ".sh", ".md", ".txt", ".sql", ".build", ".test", ".ini", ".tsv", ".scd",
        ".keys", ""}


def check_code(path, text):
    plain = common.code(text)
    for pattern, why, allowed in FORBIDDEN:
        if path.startswith(allowed):
            continue
        for match in re.finditer(pattern, plain):
            yield f"{path}:{common.line_of(plain, match.start())}: '{match.group()}': {why}"
    for line, literal in common.literals(text) if not path.startswith("tests/store/") else ():
        match = SQL.search(literal)
        if match:
            yield f"{path}:{line}: '{match.group()}': statements are kept in .sql files"
    for match in common.TOKENS.finditer(text):
        if match.group().startswith("//"):
            yield f"{path}:{common.line_of(text, match.start())}: comments are /* */"


def check_text(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        match = LEFT_OVER.search(line)
        if match and not path.startswith(("assets/", "tests/data/")):
            yield f"{path}:{number}: '{match.group()}'"
        match = MACHINE.search(line)
        if match:
            yield f"{path}:{number}: a path of one machine: '{match.group()}'"


def folders(path):
    return {entry.name for entry in path.iterdir() if entry.is_dir()} if path.is_dir() else set()


def check_tree(root):
    for entry in sorted(root.iterdir()):
        if entry.name not in TOP and not entry.name.startswith("build"):
            yield f"{entry.name}: not at the top level"
    layers = set(common.layers(root))
    for place, allowed in (("src", layers), ("include/surkhi", layers), ("tests", TESTS),
                           ("assets", ASSETS), ("include", {"surkhi"})):
        for name in sorted(folders(root / place) - allowed - {"__pycache__"}):
            yield f"{place}/{name}: no such folder in the design"


def check_assets(root):
    """Every asset has a word on where it comes from, itself or with its folder."""
    readme = root / "assets/README.md"
    if not readme.is_file():
        return
    text = common.read(readme)
    for path in sorted((root / "assets").rglob("*")):
        name = path.relative_to(root / "assets").as_posix()
        if not path.is_file() or path.name in ("meson.build", "README.md"):
            continue
        parts = name.split("/")
        places = [name] + ["/".join(parts[:n]) + "/" for n in range(1, len(parts))]
        if not any(re.search(rf"(?<![\w/.-]){re.escape(place)}(?![\w.-])", text)
                   for place in places):
            yield f"assets/{name}: not in assets/README.md"


def check(root, build=None):
    yield from check_tree(root)
    yield from check_assets(root)
    for file, path in common.files(root, ("src", "include", "tests", "assets", ".ci"), TEXT):
        yield from check_text(path, common.read(file))
    for name in ("README.md", "meson.build"):
        if (root / name).is_file():
            yield from check_text(name, common.read(root / name))
    for file, path in common.c_files(root):
        yield from check_code(path, common.read(file))


def tree(files):
    return {"src/layers.txt": "base:\n",
            "src/base/a.c": "/* typedef struct */ char *s = \"strcpy(a)\"; fold(x);\n"} | files


CASES = [
    (tree({}), None),
    (tree({"src/base/b.c": "typedef struct x x;\n"}), "b.c:1: 'typedef struct'"),
    (tree({"src/base/b.c": "\nstrcpy(a, b);\n"}), "b.c:2: 'strcpy('"),
    (tree({"src/base/b.c": "snprintf(a);\n"}), None),
    (tree({"tests/unit/b.c": "sprintf (a);\n"}), "'sprintf ('"),
    (tree({"src/base/b.c": "char *a = alloca(n);\n"}), "'alloca'"),
    (tree({"src/base/b.c": "free(a); mem_free(b);\n"}), "'free('"),
    (tree({"src/base/b.c": "int a; // what\n"}), "b.c:1: comments are"),
    (tree({"src/base/b.c": "char *u = \"http://a\";\n"}), None),
    (tree({"src/base/b.h": "/* TO" "DO: more */\n"}), "b.h:1: 'TO" "DO'"),
    (tree({"tests/unit/run.py": "# FIX" "ME\n"}), "run.py:1: 'FIX" "ME'"),
    (tree({"src/base/b.c": 'f("SELECT 1");\n'}), "kept in .sql files"),
    (tree({"src/base/b.c": 'f("a" "DELETE FROM x");\n'}), "kept in .sql files"),
    (tree({"tests/store/b.c": 'f("SELECT 1");\n'}), None),
    (tree({"src/base/sql/b.sql": "SELECT 1;\n"}), None),
    (tree({"src/base/b.c": '/* SELECT */ f("selected");\n'}), None),
    (tree({"notes.txt": "x\n"}), "notes.txt: not at the top level"),
    (tree({"build-x/a": "x\n", ".ci/run": "x\n"}), None),
    (tree({"src/extra/a.c": "\n"}), "src/extra: no such folder"),
    (tree({"tests/more/a.c": "\n"}), "tests/more: no such folder"),
    (tree({"README.md": "see /ho" "me/me/x\n"}), "README.md:1: a path of one machine"),
    (tree({"src/base/b.c": '#include "/wo' 'rk/x.h"\n'}), "a path of one machine"),
    (tree({"src/base/b.c": "/* https://a.in/home/x ~/tmp/x */\n"}), None),
    (tree({"tests/unit/b.c": 'char t[] = "/tm' 'p/x-XXXXXX";\n'}), None),
    (tree({"tests/unit/b.c": 'char t[] = "/tm' 'p/x-1";\n'}), "a path of one machine"),
    (tree({"assets/themes/dark.ini": "x\n"}), None),
    (tree({"assets/README.md": "# none\n", "assets/themes/dark.ini": "x\n"}), "dark.ini: not in"),
    (tree({"assets/README.md": "`themes/`: ours\n", "assets/themes/dark.ini": "x\n"}), None),
    (tree({"assets/README.md": "`themes/dark.ini`\n", "assets/themes/dark.ini": "x\n",
           "assets/themes/light.ini": "x\n"}), "light.ini: not in"),
]

if __name__ == "__main__":
    common.main(check, CASES)
