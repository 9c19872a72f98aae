"""The build's compile_commands.json: how the compiler is called for a file of a layer."""
import json
import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor

import common


def commands(root, build):
    """{path from root: the compiler and its arguments} of the C files of the tree."""
    found = {}
    with open(build / "compile_commands.json", encoding="utf-8") as file:
        for entry in json.load(file):
            path = (build / entry["directory"] / entry["file"]).resolve()
            if path.is_relative_to(root.resolve()) and path.suffix == ".c":
                arguments = entry.get("arguments") or shlex.split(entry["command"])
                found.setdefault(path.relative_to(root.resolve()).as_posix(), arguments)
    return found


def flags(arguments):
    """A compiler's call without its files and its dependency output."""
    kept, skip = [], False
    for argument in arguments:
        if skip or argument in ("-c", "-MD", "-MMD") or argument.endswith(".c"):
            skip = False
        elif argument in ("-o", "-MF", "-MQ", "-MT"):
            skip = True
        else:
            kept.append(argument)
    return kept


def run(command, folder, text=None):
    """(status, all that it wrote)."""
    done = subprocess.run(command, cwd=folder, input=text, text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def each(function, items):
    """The findings of a function for each item, as many at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(function, items):
            yield from found


def database(files, flag="-Wall"):
    """For self-tests: the text of a compile_commands.json for some files of a tree."""
    return json.dumps([{"directory": "@ROOT@", "file": name,
                        "arguments": ["cc", "-std=c17", "-Werror", flag, "-Iinclude", "-c", name]}
                       for name in files])


def require(tool):
    if subprocess.run(["which", tool], stdout=subprocess.DEVNULL, check=False).returncode:
        raise common.Skip(f"{tool} is not installed")
