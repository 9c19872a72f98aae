#!/usr/bin/env python3
"""An import and a reprocess on a terminal: the bar, and ^C in the middle.

usage: interrupt.py SURKHI
"""
import os
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time

SURKHI = os.path.abspath(sys.argv[1])
NEVER = rb"(?!)"
WORD = "वार्डों की सूची"  # in every page
MANY = 12000  # pages: several batches, also where a batch is written in a tenth of a second
FEWER = 8000  # pages that are read again: more than a batch is quick to be through
ATTEMPTS = 5  # a busy machine may be through before a signal reaches it
PAGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "many-pages.py")


class TooLate(Exception):
    """The signal came when all was done."""


def in_time(scenario, *arguments):
    """Its result, of the first attempt in which its signal came in the middle."""
    for _ in range(ATTEMPTS):
        with tempfile.TemporaryDirectory() as home:
            try:
                return scenario(home, *arguments)
            except TooLate:
                pass
    raise AssertionError(f"{scenario.__name__}: no signal in the middle, {ATTEMPTS} times")


def start(home, *arguments):
    """A run whose standard error is a terminal: (process, its end of the terminal)."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "HOME": home, "SURKHI_STORE": os.path.join(home, "a.db"), "LANG": "C.UTF-8"}
    process = subprocess.Popen([SURKHI, *arguments], cwd=home, env=env, stderr=theirs,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    os.close(theirs)
    return process, ours


def read_until(terminal, pattern):
    seen = b""
    while not re.search(pattern, seen):
        try:
            chunk = os.read(terminal, 4096)
        except OSError:
            break
        seen += chunk
    return seen


def count(home, *query):
    process, terminal = start(home, "count", *query)
    out = process.communicate()[0]
    os.close(terminal)
    return int(out)


def interrupted(home, pages):
    process, terminal = start(home, "import", pages)
    bar = read_until(terminal, rb"[1-9]\d*/%d" % MANY)
    assert re.search(rb"\r\[#*\.+\] \d+/%d  \d+/s  [\d:]+ left" % MANY, bar), bar
    process.send_signal(signal.SIGINT)
    rest = read_until(terminal, NEVER)
    out = process.communicate()[0]
    if process.returncode == 0 or out.startswith(f"{MANY} added"):
        raise TooLate
    assert process.returncode == 128 + signal.SIGINT, process.returncode
    assert (bar + rest).endswith(b"\r\x1b[K"), rest[-80:]
    added = int(re.match(r"(\d+) added, 0 already there, 0 refused", out)[1])
    assert 0 < added < MANY, out
    assert count(home) == added, (count(home), added)
    resumed(home, pages, added)


def resumed(home, pages, added):
    process, terminal = start(home, "import", pages)
    read_until(terminal, NEVER)
    out = process.communicate()[0]
    assert process.returncode == 0
    assert out.startswith(f"{MANY - added} added, {added} already there, 0 refused"), out


def waiting(home):
    """Standard input that says nothing does not keep ^C waiting."""
    ours, theirs = os.pipe()
    env = {**os.environ, "HOME": home, "SURKHI_STORE": os.path.join(home, "b.db"), "LANG": "C.UTF-8"}
    process = subprocess.Popen([SURKHI, "import", "-"], cwd=home, env=env, stdin=ours,
                               stdout=subprocess.PIPE, text=True)
    while not os.path.exists(os.path.join(home, "b.db-wal")):
        time.sleep(0.01)
    time.sleep(0.5)  # signals are watched for before the input is opened
    process.send_signal(signal.SIGINT)
    out = process.communicate(timeout=60)[0]
    os.close(ours)
    os.close(theirs)
    assert process.returncode == 128 + signal.SIGINT, process.returncode
    assert out.startswith("0 added"), out


def killed(home, pages):
    """Killed without a chance to tidy up: what was committed is there, the archive is whole."""
    process, terminal = start(home, "import", pages)
    read_until(terminal, rb"[1-9]\d{3}/%d" % MANY)
    process.kill()
    process.wait()
    kept = count(home)
    if kept == MANY:
        raise TooLate
    assert kept > 0, kept
    process, terminal = start(home, "doctor")
    assert "ok       integrity" in process.communicate()[0]


def teach(home, word):
    """A gazetteer by which every page reads otherwise."""
    folder = os.path.join(home, ".config", "surkhi", "gazetteer")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "towns.tsv"), "w", encoding="utf-8") as rows:
        rows.write(f"#state\tname\taliases\nIN-HP\t{word}\t\n")


def reprocess(home, stop=None):
    """(changed, unchanged) of a run that gets a signal once some were read."""
    process, terminal = start(home, "reprocess")
    if stop:
        bar = read_until(terminal, rb"[1-9]\d{3}/%d" % FEWER)
        assert re.search(rb"\r\[#*\.+\] \d+/%d  \d+/s  [\d:]+ left" % FEWER, bar), bar
        process.send_signal(stop)
    read_until(terminal, NEVER)
    out = process.communicate()[0]
    if stop == signal.SIGKILL:
        return None
    if stop and process.returncode == 0:
        raise TooLate
    assert process.returncode == (128 + stop if stop else 0), process.returncode
    return [int(n) for n in re.match(r"(\d+) changed, (\d+) unchanged, 0 could", out).groups()]


def reprocessed(home, pages):
    """Stopped, killed and begun again: what was changed once is not changed again."""
    process, terminal = start(home, "import", pages)
    read_until(terminal, NEVER)
    process.communicate()
    teach(home, WORD)
    changed, same = reprocess(home, signal.SIGINT)
    if changed == FEWER:
        raise TooLate
    assert changed > 0 and same == 0, (changed, same)
    assert count(home, f'place:"{WORD}"') == changed
    reprocess(home, signal.SIGKILL)
    kept = count(home, f'place:"{WORD}"')
    if kept == FEWER:
        raise TooLate
    assert changed <= kept, (changed, kept)
    assert reprocess(home) == [FEWER - kept, kept]
    process, terminal = start(home, "doctor")
    assert "ok       integrity" in process.communicate()[0]


with tempfile.TemporaryDirectory() as folder:
    many, fewer = os.path.join(folder, "many"), os.path.join(folder, "fewer")
    subprocess.run([sys.executable, PAGES, str(MANY), many], check=True)
    subprocess.run([sys.executable, PAGES, str(FEWER), fewer], check=True)
    in_time(interrupted, many)
    in_time(killed, many)
    in_time(waiting)
    in_time(reprocessed, fewer)
