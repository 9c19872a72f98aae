#!/usr/bin/env python3
"""Runs a transcript of shell commands and compares what they print.

usage: run.py SURKHI CASE.test [--show]

A case is a text file:
    # a comment
    $ a shell command; `surkhi` is the program, `pages` the folder beside the cases
    > a line of standard output
    ! a line of standard error
    = the exit status, if it is not 0
[...] in an expected line stands for anything. All commands of a case run in one new folder that
is also HOME; $CASES is the folder of the cases. --show prints the transcript as it is now.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

MARKS = {">": "out", "!": "err", "=": "status"}


def read_case(path):
    steps = []
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            mark, text = line[0], line[2:]
            if mark == "$":
                steps.append({"line": number, "command": text, "out": [], "err": [], "status": ["0"]})
            elif mark == "=":
                steps[-1]["status"] = [text]
            elif mark in MARKS:
                steps[-1][MARKS[mark]].append(text)
            else:
                sys.exit(f"{path}:{number}: a line begins with $ > ! = or #")
    return steps


def environment(surkhi, cases, home):
    bin_folder = os.path.join(home, ".bin")
    os.mkdir(bin_folder)
    os.symlink(os.path.abspath(surkhi), os.path.join(bin_folder, "surkhi"))
    os.symlink(os.path.join(cases, "pages"), os.path.join(home, "pages"))
    kept = {k: v for k, v in os.environ.items() if k.startswith(("ASAN", "UBSAN", "MALLOC", "PYTHON"))}
    return {**kept, "PATH": bin_folder + ":" + os.environ["PATH"], "HOME": home, "CASES": cases,
            "LANG": "C.UTF-8", "SURKHI_STORE": os.path.join(home, "a.db")}


def run_step(step, env):
    done = subprocess.run(["sh", "-c", step["command"]], cwd=env["HOME"], env=env, timeout=120,
                          stdin=subprocess.DEVNULL, capture_output=True)
    decode = lambda b: b.decode("utf-8", "backslashreplace").replace(env["HOME"], "HOME").splitlines()
    return {"out": decode(done.stdout), "err": decode(done.stderr), "status": [str(done.returncode)]}


def same(expected, got):
    pattern = ".*".join(map(re.escape, expected.split("[...]")))
    return re.fullmatch(pattern, got) is not None


def all_same(expected, got):
    return len(expected) == len(got) and all(map(same, expected, got))


def transcript(step, got):
    lines = ["$ " + step["command"]]
    lines += ["> " + line for line in got["out"]] + ["! " + line for line in got["err"]]
    if got["status"] != ["0"]:
        lines.append("= " + got["status"][0])
    return "\n".join(lines)


def main():
    surkhi, case = sys.argv[1], os.path.abspath(sys.argv[2])
    show = "--show" in sys.argv
    home = os.path.realpath(tempfile.mkdtemp(prefix="surkhi-cli-"))
    env = environment(surkhi, os.path.dirname(case), home)
    failures = 0
    try:
        for step in read_case(case):
            got = run_step(step, env)
            if show:
                print(transcript(step, got))
            elif not all(all_same(step[part], got[part]) for part in MARKS.values()):
                failures += 1
                print(f"{case}:{step['line']}: expected\n{transcript(step, step)}\ngot\n{transcript(step, got)}\n")
    finally:
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(1 if failures else 0)


main()
