#!/usr/bin/env python3
"""The reader in a real terminal, driven through tmux.  usage: tty.py SURKHI CASE SLOW

Every case starts an interactive shell in a tmux server of its own, types into it and reads the
screen. Exit 77 (skipped) without tmux.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unicodedata

PATIENCE = 30  # seconds; a machine under load is slow, a hang is for ever


class Terminal:
    def __init__(self, surkhi, slow, cols, rows):
        self.home = os.path.realpath(tempfile.mkdtemp(prefix="surkhi-tty-"))
        self.socket = os.path.join(self.home, "tmux")
        self.surkhi = os.path.abspath(surkhi)
        self.slow = os.path.abspath(slow)
        shell = f"env -i HOME={self.home} PATH={os.environ['PATH']} LANG=C.UTF-8 TERM=screen-256color PS1='ready> ' " \
            "ENV= sh -i"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-c", self.home, "-x", str(cols), "-y", str(rows), shell)
        self.wait("ready>")

    def tmux(self, *arguments):
        return subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], check=False, capture_output=True,
                              text=True, env={**os.environ, "LANG": "C.UTF-8", "TERM": "xterm-256color"}).stdout

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def keys(self, *keys):
        self.tmux("send-keys", *keys)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def run(self, command):
        """Types a shell command; {s} stands for the program, {slow} for slow.c."""
        self.type(command.replace("{s}", self.surkhi).replace("{slow}", self.slow))
        self.keys("Enter")

    def until(self, done, what):
        end = time.time() + PATIENCE
        while not done():
            if time.time() > end:
                raise AssertionError(f"waited in vain for {what}; the screen:\n{self.screen()}")
            time.sleep(0.05)

    def wait(self, pattern):
        self.until(lambda: re.search(pattern, self.screen()), f"/{pattern}/")
        return self.screen()

    def wait_file(self, name):
        path = os.path.join(self.home, name)
        self.until(lambda: os.path.exists(path) and os.path.getsize(path), name)
        with open(path, encoding="utf-8") as file:
            return file.read()

    def command(self, *arguments):
        """A run of the program without a terminal."""
        env = {"HOME": self.home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        return subprocess.run([self.surkhi, *arguments], env=env, capture_output=True, text=True, check=False)

    def demo_store(self):
        return self.command("demo", "--path").stdout.strip()

    def tagged(self, tag):
        return int(self.command("--store", self.demo_store(), "count", "tag:" + tag).stdout)

    def open_demo(self):
        """Opens the reader on the sample archive and remembers the state of the line before."""
        self.demo_store()
        self.run("stty -g > before; sh -c 'echo $$ > pid; exec {s} demo'; echo $? > status; stty -g > after")
        self.wait("surkhi demo")
        return int(self.wait_file("pid"))

    def tag_first(self, tag):
        self.keys("t")
        self.type(tag)
        self.keys("Enter")
        self.until(lambda: self.tagged(tag) == 1, f"the tag {tag}")

    def check_left(self, status="0"):
        """The reader has ended with this status and left the line as it was."""
        assert self.wait_file("status").strip() == status, self.wait_file("status")
        assert self.wait_file("after") == self.wait_file("before"), "stty differs"
        self.wait(r"ready>\s*$")

    def close(self):
        self.tmux("kill-server")
        shutil.rmtree(self.home, ignore_errors=True)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        return stat.read().rsplit(")", 1)[1].split()[0] != "Z"


def case_keys(terminal):
    """Opens, moves, filters, resizes, leaves."""
    terminal.open_demo()
    first = terminal.wait("[\u0900-\u097f]{3}.*\n.*[\u0900-\u097f]{3}")
    terminal.keys("j")
    terminal.until(lambda: terminal.screen() != first, "the next headline")
    terminal.tmux("resize-window", "-x", "80", "-y", "24")
    terminal.until(lambda: len(terminal.screen().splitlines()) == 24, "24 rows")
    terminal.wait("surkhi demo")
    terminal.keys("Enter")
    terminal.wait("[\u0900-\u097f]{3}")
    terminal.keys("?")
    terminal.wait("next line or headline")
    terminal.keys("Q")
    terminal.check_left()


def case_suspend(terminal):
    """^Z gives the line back, fg brings the same screen."""
    pid = terminal.open_demo()
    before = terminal.wait("[\u0900-\u097f]{3}")
    terminal.keys("C-z")
    terminal.wait(r"ready>\s*$")
    assert is_alive(pid)
    terminal.run("stty -a | grep -c ' echo ' > echoing; fg")
    terminal.wait("surkhi demo")
    assert terminal.wait_file("echoing").strip() == "1"
    terminal.until(lambda: terminal.screen() == before, "the screen of before")
    terminal.keys("Q")
    terminal.until(lambda: not is_alive(pid), "the end")


def case_terminate(terminal):
    """SIGTERM: the line is restored, the tag just made is there."""
    pid = terminal.open_demo()
    terminal.wait("[\u0900-\u097f]{3}")
    terminal.tag_first("अंत")
    os.kill(pid, signal.SIGTERM)
    terminal.check_left()
    assert terminal.tagged("अंत") == 1


def case_hangup(terminal):
    """The terminal is closed: the reader ends by itself, the tag just made is there."""
    pid = terminal.open_demo()
    terminal.wait("[\u0900-\u097f]{3}")
    terminal.tag_first("बंद")
    terminal.tmux("kill-server")
    terminal.until(lambda: not is_alive(pid), "the end of the reader")
    assert terminal.tagged("बंद") == 1


def case_dumb(terminal):
    """A terminal that cannot move its cursor, and none: told in one line."""
    terminal.run("TERM=dumb {s} demo 2> message; echo $? > status")
    assert terminal.wait_file("status").strip() == "2", terminal.screen()
    message = terminal.wait_file("message")
    assert message.startswith("surkhi: ") and message.count("\n") == 1, message
    terminal.run("{s} demo 2> piped < /dev/null; echo $? > status2")
    assert terminal.wait_file("status2").strip() == "2"
    assert "surkhi list" in terminal.wait_file("piped")


def case_locale(terminal):
    """A locale that is not UTF-8: the reader takes C.UTF-8 and shows Hindi."""
    terminal.run("export LC_ALL=C")
    terminal.open_demo()
    terminal.wait("[\u0900-\u097f]{3}")
    terminal.keys("Q")
    terminal.check_left()


def case_empty(terminal):
    """No archive yet: the reader says how to get one; a bad query and a bad store do not open it.
    The key that leaves is one of the person's own settings."""
    terminal.run("printf '[keys]\\nquit = X\\n' > my.ini; {s} --config my.ini; echo $? > status")
    terminal.wait("surkhi import FOLDER")
    terminal.keys("X")
    assert terminal.wait_file("status").strip() == "0"
    terminal.run("{s} party:nowhere 2> message; echo $? > status2")
    assert terminal.wait_file("status2").strip() == "2"
    assert "unknown party" in terminal.wait_file("message")
    terminal.run("echo text > a.db; {s} --store a.db 2> message3; echo $? > status3")
    assert terminal.wait_file("status3").strip() == "2"


def case_teach(terminal):
    """Words of an article become another name of a party: the user's own file has it, the articles
    that have the words are read again, and the reader goes on. It can be undone and done again, and
    what others wrote into the file meanwhile stays."""
    page = os.path.join(terminal.home, "page.txt")
    with open(page, "w", encoding="utf-8") as file:
        file.write("ऊना में पौधरोपण अभियान शुरू\n\nऊना, 3 अगस्त 2021: हरित टोली ने रविवार को ऊना में पौधे लगाए. "
                   "हरित टोली के कार्यकर्ता सुबह से जुटे रहे और उन्होंने सड़क के दोनों ओर पौधे लगाए.\n")
    assert terminal.command("import", page).returncode == 0
    assert terminal.command("count", "party:aap").stdout.strip() == "0"
    terminal.run("{s}; echo $? > status")
    terminal.wait("पौधरोपण")
    terminal.keys("Enter", "/")
    terminal.type("हरित टोली")
    terminal.keys("Enter", "e")
    terminal.wait("these words are")
    terminal.keys("t")
    terminal.wait("another name of")
    terminal.type("aap")
    terminal.keys("Enter")
    terminal.wait("taught; 1 of 1")
    with open(os.path.join(terminal.home, ".config/surkhi/gazetteer/parties.tsv"), encoding="utf-8") as file:
        assert file.read().splitlines()[1:] == ["AAP\t\t\tहरित टोली"]
    assert terminal.command("count", "party:aap").stdout.strip() == "1"
    taught = os.path.join(terminal.home, ".config/surkhi/gazetteer/parties.tsv")
    with open(taught, "a", encoding="utf-8") as file:
        file.write("BJP\t\t\tकेसर टोली\n")
    for key, says, rows, articles in (("u", "forgotten; 1 of 1", [], "0"),
                                      ("C-r", "taught; 1 of 1", ["AAP\t\t\tहरित टोली"], "1"),
                                      ("u", "forgotten; 1 of 1", [], "0")):
        terminal.keys(key)
        terminal.wait(says)
        with open(taught, encoding="utf-8") as file:
            assert file.read().splitlines()[1:] == ["BJP\t\t\tकेसर टोली"] + rows
        assert terminal.command("count", "party:aap").stdout.strip() == articles
    terminal.keys("C-r")
    terminal.wait("taught; 1 of 1")
    os.truncate(taught, 0)
    terminal.keys("u")
    terminal.wait("stands there no more")
    terminal.keys("Q")
    assert terminal.wait_file("status").strip() == "0"


def case_between(terminal):
    """What takes long is found while nobody types, without another key."""
    terminal.run("{slow} " + terminal.demo_store() + "; echo $? > status")
    terminal.wait(r"Headlines 1/\d+\b")
    for query in ("क*", "\"की बैठक\""):
        found = terminal.command("--store", terminal.demo_store(), "count", query).stdout.strip()
        terminal.keys("c", "f")
        terminal.type(query)
        terminal.keys("Enter")
        terminal.wait(rf"Headlines \d+/{found}\b")
    terminal.keys("Q")
    assert terminal.wait_file("status").strip() == "0"


def case_list(terminal):
    """Commands on a terminal: a headline fits on a row, hits are bold, a pipe gets all of it."""
    terminal.run("export SURKHI_STORE=" + terminal.demo_store() + "; stty cols 70; clear; {s} list --limit 20")
    rows = [row for row in terminal.wait(r"ready>\s*$").splitlines() if re.match(r" *\d+  \d{4}-", row)]
    assert len(rows) == 20, rows
    assert all(row.endswith("…") or len(row) < 70 for row in rows), rows
    terminal.run("clear; {s} search बैठक --limit 1; {s} search बैठक --limit 1 > piped")
    terminal.wait(r"ready>\s*$")
    assert "\033[1mबैठक" in terminal.tmux("capture-pane", "-p", "-e")
    assert "**बैठक" in terminal.wait_file("piped")
    terminal.run("stty cols 120; clear; {s} show 1")
    cells = [sum(unicodedata.category(c) != "Mn" for c in row) for row in terminal.wait(r"ready>\s*$").splitlines()]
    assert max(cells) <= 88, cells


CASES = {name[5:]: function for name, function in globals().items() if name.startswith("case_")}


def main():
    if not shutil.which("tmux"):
        sys.exit(77)
    terminal = Terminal(sys.argv[1], sys.argv[3], 120, 40)
    try:
        CASES[sys.argv[2]](terminal)
    finally:
        terminal.close()


main()
