"""Runs inside a terminal, between it and a program in a pseudo terminal of the same size.

usage: relay.py SOCKET      obeys the driver that listens there, one JSON object a line

Every byte passes unchanged both ways; the driver types through it and hears when the program has
nothing more to say, so that no window needs the focus and no screenshot comes too early.
"""
import base64
import fcntl
import json
import os
import pty
import select
import signal
import socket
import struct
import sys
import termios
import time
import tty

TERMINAL_IN, TERMINAL_OUT = 0, 1


class Relay:
    def __init__(self, path):
        self.driver = socket.socket(socket.AF_UNIX)
        self.driver.connect(path)
        self.lines = self.driver.makefile("r")
        self.child = self.master = None
        self.written = b""
        self.last = time.monotonic()

    def window(self):
        size = fcntl.ioctl(TERMINAL_OUT, termios.TIOCGWINSZ, b"\0" * 8)
        return struct.unpack("HHHH", size)[:2]

    def start(self, argv, environment):
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.execvpe(argv[0], argv, os.environ | environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", *self.window(), 0, 0))

    def stop(self):
        if self.child:
            os.kill(self.child, signal.SIGTERM)
            os.waitpid(self.child, 0)
            os.close(self.master)
        self.child = self.master = None

    def put(self, data):
        while data:
            data = data[os.write(TERMINAL_OUT, data):]

    def pass_on(self, timeout):
        """Moves what there is to move; false if the program ended."""
        sources = [TERMINAL_IN] + ([self.master] if self.child else [])
        for source in select.select(sources, [], [], timeout)[0]:
            try:
                data = os.read(source, 65536)
            except OSError:
                data = b""
            if source == self.master and not data:
                return False
            self.last = time.monotonic()
            if source == self.master:
                self.written += data
                self.put(data)
            elif self.child:
                os.write(self.master, data)
        return True

    def settle(self, quiet, limit):
        """Until nothing came for a while; what the program wrote."""
        end = time.monotonic() + limit
        self.last = time.monotonic()
        while time.monotonic() < min(end, self.last + quiet):
            if not self.pass_on(0.02):
                break
        written, self.written = self.written, b""
        return base64.b64encode(written).decode()

    def obey(self, order):
        what = order["do"]
        if what == "window":
            return self.window()
        if what == "write":
            self.put(order["text"].encode())
        elif what == "start":
            self.start(order["argv"], order["environment"])
        elif what == "stop":
            self.stop()
        elif what == "type":
            os.write(self.master, order["text"].encode())
        elif what == "settle":
            return self.settle(order["quiet"], order["limit"])
        return None

    def run(self):
        tty.setraw(TERMINAL_IN)
        for line in self.lines:
            answer = self.obey(json.loads(line))
            self.driver.sendall(json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    Relay(sys.argv[1]).run()
