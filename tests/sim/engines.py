#!/usr/bin/env -S python3 -B
"""What real engines show of the reader's bytes is what the simulated terminal shows.

usage: engines.py ENGINE RECORDER      ENGINE: tmux, xterm, xterm-graphemes

RECORDER is sim-record. Skipped (77) if the engine is not there: @xterm/headless and
@xterm/addon-unicode-graphemes are looked for in NODE_PATH and in the node_modules of the folder
XTERM_HEADLESS; nothing is ever fetched.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
BORDER = "│"


class Absent(Exception):
    """The engine is not on this machine."""


def record(recorder, model, taken_for, folder):
    """Rows, columns and the number of places recorded in folder."""
    folder.mkdir()
    done = subprocess.run([recorder, model, taken_for, folder], check=True, text=True,
                          stdout=subprocess.PIPE)
    return map(int, done.stdout.split())


def tmux_screens(rows, cols, files):
    """The screen after each file, in a server of its own."""
    if not shutil.which("tmux"):
        raise Absent("no tmux")
    with tempfile.TemporaryDirectory() as folder:
        call = ["tmux", "-S", f"{folder}/socket", "-f", "/dev/null"]
        hold = "tmux -S %s/socket wait-for -S shown; exec sleep 60" % folder
        environment = {name: value for name, value in ENVIRONMENT.items() if name != "TMUX"}

        def tmux(*arguments):
            return subprocess.run(call + list(arguments), check=True, env=environment,
                                  stdout=subprocess.PIPE, timeout=30).stdout.decode()

        try:
            tmux("new-session", "-d", "-x", str(cols), "-y", str(rows), "exec sleep 600",
                 ";", "set", "-g", "status", "off")
            for file in files:
                tmux("new-window", f"cat '{file}'; {hold}")
                tmux("wait-for", "shown")
                yield tmux("capture-pane", "-p").split("\n")[:rows]
        finally:
            subprocess.run(call + ["kill-server"], env=environment, check=False)


def node_path():
    places = [os.environ.get("NODE_PATH", "")]
    if os.environ.get("XTERM_HEADLESS"):
        places.append(os.environ["XTERM_HEADLESS"] + "/node_modules")
    return ":".join(filter(None, places))


def xterm_screens(rows, cols, files, mode):
    environment = ENVIRONMENT | {"NODE_PATH": node_path()}
    package = "@xterm/headless" if mode == "plain" else "@xterm/addon-unicode-graphemes"
    if not shutil.which("node") or subprocess.run(
            ["node", "-e", f"require('{package}')"], env=environment, check=False,
            stderr=subprocess.DEVNULL).returncode:
        raise Absent(f"no node with {package}")
    done = subprocess.run(["node", HERE / "xterm.cjs", str(rows), str(cols), mode, *files],
                          env=environment, check=True, stdout=subprocess.PIPE)
    for screen in done.stdout.decode().split("-- ")[1:]:
        yield screen.split("\n")[1:rows + 1]


ENGINES = {
    "tmux": ("A-tmux", tmux_screens),
    "xterm": ("A", lambda *arguments: xterm_screens(*arguments, "plain")),
    "xterm-graphemes": ("B-xtermjs", lambda *arguments: xterm_screens(*arguments, "graphemes")),
}


def compare(place, simulated, real):
    """Complaints about rows that differ."""
    for row, (wanted, got) in enumerate(zip(simulated, real, strict=True)):
        if wanted.rstrip() != got.rstrip():
            yield f"{place}, row {row}:\n  simulated |{wanted}|\n  real      |{got}|"


def check(engine, recorder, folder):
    model, screens = ENGINES[engine]
    borders = rows_seen = 0
    for taken_for in dict.fromkeys((model, "A")):
        place = folder / taken_for
        rows, cols, places = record(recorder, model, taken_for, place)
        files = [place / f"{i:02}.bytes" for i in range(places)]
        for file, real in zip(files, screens(rows, cols, files), strict=True):
            simulated = file.with_suffix(".text").read_text().split("\n")[:rows]
            yield from compare(f"taken for {taken_for}, {file.name}", simulated, real)
            borders += sum(line.count(BORDER) for line in real)
            rows_seen += rows
    print(f"{engine}: model {model}, {rows_seen} rows, {borders} borders")
    if not borders:
        yield "no border was seen"


def main():
    engine, recorder = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = list(check(engine, recorder, pathlib.Path(folder)))
        except Absent as absent:
            print(f"skipped: {absent}")
            return SKIPPED
    print("\n".join(found[:20]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
