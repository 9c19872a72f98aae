"""What the checks share: the files of the tree, C without comments, findings, self-tests.

A check is a function of a tree's root (and build directory) that yields findings. Its self-test
is a list of cases, each a small tree with what must be found in it, or None where nothing may be.
"""
import argparse
import pathlib
import re
import sys
import tempfile

SKIPPED = 77  # what meson takes for "skipped"

TOKENS = re.compile(
    r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)


class Skip(Exception):
    """A tool that the check needs is not installed."""


def blank(text):
    """Blanks of the same shape, so that lines and columns stay."""
    return re.sub(r"[^\n]", " ", text)


def code(text, strings=False):
    """C without comments and, unless strings, with empty string and character literals."""
    def replace(match):
        token = match.group()
        if token.startswith("/"):
            return blank(token)
        return token if strings else token[0] + blank(token[1:-1]) + token[-1]
    return TOKENS.sub(replace, text)


def literals(text):
    """The string literals of C code: (line, contents)."""
    for match in TOKENS.finditer(text):
        if match.group().startswith('"'):
            yield text.count("\n", 0, match.start()) + 1, match.group()[1:-1]


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def files(root, folders, suffixes):
    """Files below folders of root, sorted, each with its path from root."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in suffixes and "__pycache__" not in path.parts:
                yield path, path.relative_to(root).as_posix()


def c_files(root, folders=("src", "include", "tests")):
    return files(root, folders, {".c", ".h"})


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def layers(root):
    """{layer: the layers it may use} of src/layers.txt, in order."""
    rows = read(root / "src/layers.txt").split("\n")
    return {name: set(granted.split()) for name, granted in
            (row.split(":") for row in rows if row.strip())}


def layer_of(path):
    match = re.match(r"(?:src|include/surkhi)/(\w+)/", path)
    return match.group(1) if match else None


def make_tree(root, tree):
    """Writes files; "@ROOT@" in one becomes the tree's path."""
    for name, text in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("@ROOT@", str(root)), encoding="utf-8")


def self_test(check, cases):
    """True if the check finds in each case's tree what it must."""
    passed = True
    for tree, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            make_tree(root, tree)
            found = list(check(root, root))
        if expected is None and found or expected and not any(expected in one for one in found):
            print(f"self-test: expected {expected!r}, found {found}", file=sys.stderr)
            passed = False
    print(f"{len(cases)} cases")
    return passed


def main(check, cases, report=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--build", type=pathlib.Path, help="build directory")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--report", action="store_true", help="figures, where there are any")
    options = parser.parse_args()
    try:
        if options.self_test:
            sys.exit(0 if self_test(check, cases) else 1)
        if options.report and report:
            report(options.root)
        found = list(check(options.root, options.build))
    except Skip as reason:
        print(reason, file=sys.stderr)
        sys.exit(SKIPPED)
    for one in found:
        print(one)
    sys.exit(1 if found else 0)
