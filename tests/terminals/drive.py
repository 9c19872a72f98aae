"""Drives one terminal on a display of its own, through relay.py inside of it."""
import base64
import contextlib
import dataclasses
import json
import os
import pathlib
import re
import shlex
import signal
import socket
import subprocess
import sys
import time

import pixels

HERE = pathlib.Path(__file__).resolve().parent
START_SECONDS = 20
RENDER_SECONDS = 0.7
ESCAPE, ENTER = "\x1b", "\r"

# Moving, highlights typed letter by letter, an article, scrolling it, its hits: 30 canvases.
UPDATES = [*"jjjjjkk", "/", *"बैठक", ENTER, "n", ESCAPE, ENTER, *"jjjjjj", "/", *"की", ENTER,
           *"nn"]
REDRAW = "\x0c"
SETTINGS = ["[reader]", "layout = columns", "mouse = off"]

BORDER = re.compile(r"\x1b\[(\d+);(\d+)H(?:\x1b\[[0-9;]*m)*(?:\x1b\]66;w=1;)?[│▏]")
MODEL = re.compile(r"widths\s+(.*)")


@dataclasses.dataclass
class Result:
    model: str
    fresh: tuple    # rows straight, rows
    updated: tuple
    repaint: int    # pixels between the top and the bottom row that a whole repaint changed
    window: tuple

    def good(self):
        return all(straight == rows > 0 for straight, rows in (self.fresh, self.updated))


class Failed(Exception):
    """The terminal cannot be looked at; says why."""


@contextlib.contextmanager
def process(arguments, **more):
    """A process with its children, ended at the end."""
    child = subprocess.Popen(arguments, start_new_session=True, stdin=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, **more)
    try:
        yield child
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
        try:
            child.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


@contextlib.contextmanager
def display():
    reader, writer = os.pipe()
    with process(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1700x1000x24", "-nolisten",
                  "tcp", "-noreset"], pass_fds=[writer], stdout=subprocess.DEVNULL):
        os.close(writer)
        with os.fdopen(reader) as file:
            yield ":" + file.readline().strip()


class Inside:
    """The relay in the terminal."""

    def __init__(self, listener):
        listener.settimeout(START_SECONDS)
        try:
            self.connection, _ = listener.accept()
        except TimeoutError as timeout:
            raise Failed("did not start") from timeout
        self.connection.settimeout(60)
        self.lines = self.connection.makefile("r")

    def ask(self, what, **more):
        self.connection.sendall(json.dumps({"do": what} | more).encode() + b"\n")
        line = self.lines.readline()
        if not line:
            raise Failed("went away")
        return json.loads(line)

    def settle(self, quiet=0.3, limit=10):
        written = base64.b64decode(self.ask("settle", quiet=quiet, limit=limit))
        return written.decode("utf-8", "replace")

    def window(self):
        """Its size, once that stays the same."""
        sizes = [None, None, None]
        while len(set(map(str, sizes))) > 1 or sizes[0] is None:
            time.sleep(0.4)
            sizes = sizes[1:] + [self.ask("window")]
        return sizes[0]


def environment(screen, folder):
    home = folder / "home"
    for name in ("config", "data", "runtime", "cache"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "runtime").chmod(0o700)
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return kept | {
        "DISPLAY": screen, "HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"), "XDG_RUNTIME_DIR": str(home / "runtime"),
        "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1", "SHELL": "/bin/sh",
        "GSETTINGS_BACKEND": "memory"}


def command_line(terminal, command):
    words = []
    for argument in terminal.arguments:
        if argument == "{command}":
            words += command
        else:
            words.append(argument.replace("{line}", shlex.join(command)))
    return ["dbus-run-session", "--", *words] if terminal.dbus else words


def measure_cells(inside, screen, border, rows, columns):
    """Writes marks to the terminal and finds them in screenshots."""
    shots = []
    for text in ("", "\x1b[1;1H\x1b[41m \x1b[0m", f"\x1b[{rows};{columns}H\x1b[41m \x1b[0m",
                 "\x1b[2;2H" + border):
        inside.ask("write", text="\x1b[?1049h\x1b[?7l\x1b[?25l\x1b[0m\x1b[2J" + text)
        time.sleep(RENDER_SECONDS)
        shots.append(pixels.Shot(screen))
    inside.ask("write", text="\x1b[2J\x1b[?7h\x1b[?25h\x1b[?1049l")
    cells = pixels.find_cells(*shots, rows, columns)
    if not cells:
        raise Failed("its cells were not found in the screenshot")
    return cells, shots[0]


def ask_doctor(inside, program):
    """What `surkhi doctor` says about the widths."""
    inside.ask("start", argv=[program, "doctor"], environment={})
    text = inside.settle(1.0)
    inside.ask("stop")
    found = MODEL.search(text)
    return found.group(1).strip().removeprefix("model ") if found else "no answer"


def shoot(screen, keep, name):
    time.sleep(RENDER_SECONDS)
    shot = pixels.Shot(screen)
    if keep:
        shot.save(keep / f"{name}.png")
    return shot


def borders_of(written, rows):
    """All between the top and the bottom row, in the columns in which the reader placed any."""
    columns = {int(column) for _, column in BORDER.findall(written)}
    return {(row, column) for row in range(2, rows) for column in columns}


def read(inside, screen, terminal, reader, keep):
    """The session itself."""
    rows, columns = window = inside.window()
    cells, blank = measure_cells(inside, screen, "▏" if terminal.block else "│", rows, columns)
    model = ask_doctor(inside, reader[0])
    inside.ask("start", argv=reader, environment={})
    borders = borders_of(inside.settle(2.0), rows)
    fresh = shoot(screen, keep, terminal.name + "-fresh")
    for key in UPDATES:
        inside.ask("type", text=key)
        inside.settle(0.08)
    updated = shoot(screen, keep, terminal.name + "-updated")
    inside.ask("type", text=REDRAW)
    borders_updated = borders_of(inside.settle(0.8), rows)
    repainted = shoot(screen, keep, terminal.name + "-repainted")
    inside.ask("stop")
    return Result(model.split(",")[0], pixels.straight_rows(fresh, blank, cells, borders),
                  pixels.straight_rows(updated, blank, cells, borders_updated),
                  pixels.changed_rows(updated, repainted, cells, range(2, rows)), window)


def look(terminal, reader, options, folder):
    """A Result, or why there is none."""
    settings, keep = folder / "surkhi.ini", options.keep
    border = ["border = block"] if terminal.block else []
    settings.write_text("\n".join([*SETTINGS, *border, *options.set, ""]))
    for name, text in terminal.files.items():
        (folder / "home" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "home" / name).write_text(text)
    path = folder / "relay"
    with display() as screen, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen(1)
        command = [sys.executable, "-B", str(HERE / "relay.py"), str(path)]
        with process(command_line(terminal, command), env=environment(screen, folder),
                     cwd=folder, stdout=subprocess.DEVNULL):
            try:
                inside = Inside(listener)
                return read(inside, screen, terminal,
                            [*reader, "--config", str(settings)], keep)
            except (Failed, TimeoutError, ConnectionError) as problem:
                if keep:
                    pixels.Shot(screen).save(keep / f"{terminal.name}-failed.png")
                return str(problem) or type(problem).__name__
