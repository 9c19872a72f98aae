"""Terminals and how to start each with a command of its own, so large, in a common font."""
import dataclasses

ROWS, COLUMNS = 40, 150
FONT, POINTS = "DejaVu Sans Mono", 11


@dataclasses.dataclass
class Terminal:
    """{command} in arguments becomes the words of the command, {line} one word of all of it."""
    name: str
    program: str
    arguments: list
    dbus: bool = False
    files: dict = dataclasses.field(default_factory=dict)  # settings, by path in the home
    block: bool = False  # README.md says to set border = block here


# Terminals of Wayland, in a Wayland that is a window of X.
WAYLAND = ("weston --backend=x11-backend.so --use-pixman --no-config --shell=kiosk-shell.so "
           "--width=1500 --height=900 --socket=surkhi-test >weston.log 2>&1 & "
           "sleep 3; WAYLAND_DISPLAY=surkhi-test exec ")


SIZE = f"{COLUMNS}x{ROWS}"

TERMINALS = [
    Terminal("xterm", "xterm", ["xterm", "-fa", FONT, "-fs", str(POINTS), "-geometry", SIZE,
                                "-e", "{command}"]),
    Terminal("urxvt", "urxvt",
             ["urxvt", "-fn", f"xft:{FONT}:size={POINTS},xft:Noto Sans Devanagari:size={POINTS}",
              "-geometry", SIZE, "-e", "{command}"]),
    Terminal("st", "st", ["st", "-f", f"{FONT}:size={POINTS}", "-g", SIZE, "{command}"]),
    Terminal("gnome-terminal", "gnome-terminal",
             ["gnome-terminal", "--wait", "--geometry=" + SIZE, "--", "{command}"], dbus=True),
    Terminal("xfce4-terminal", "xfce4-terminal",
             ["xfce4-terminal", "--disable-server", "--geometry=" + SIZE,
              f"--font={FONT} {POINTS}", "-x", "{command}"], dbus=True),
    Terminal("mate-terminal", "mate-terminal",
             ["mate-terminal", "--disable-factory", "--geometry=" + SIZE, "-x", "{command}"],
             dbus=True),
    Terminal("lxterminal", "lxterminal",
             ["lxterminal", "--no-remote", "--geometry=" + SIZE, "-e", "{line}"], dbus=True),
    Terminal("sakura", "sakura", ["sakura", "-c", str(COLUMNS), "-r", str(ROWS), "-f",
                                  f"{FONT} {POINTS}", "-e", "{line}"], dbus=True),
    Terminal("terminator", "terminator",
             ["terminator", "-u", "--geometry=1380x800", "-x", "{command}"], dbus=True),
    Terminal("konsole", "konsole",
             ["konsole", "--nofork", "-p", f"TerminalColumns={COLUMNS}", "-p",
              f"TerminalRows={ROWS}", "-p", f"Font={FONT},{POINTS}", "-e", "{command}"],
             dbus=True),
    Terminal("qterminal", "qterminal", ["qterminal", "-e", "{line}"], dbus=True,
             files={"config/qterminal.org/qterminal.ini":
                    f"[General]\nfontFamily={FONT}\nfontSize={POINTS}\nSaveSizeOnExit=false\n"
                    "[MainWindow]\nfixedSize=@Size(1420 820)\nsize=@Size(1420 820)\n"},
             block=True),
    Terminal("alacritty", "alacritty",
             ["alacritty", "-o", f"window.dimensions.columns={COLUMNS}",
              f"window.dimensions.lines={ROWS}", f"font.normal.family={FONT}",
              f"font.size={POINTS}", "-e", "{command}"]),
    Terminal("kitty", "kitty",
             ["kitty", "-o", "remember_window_size=no", "-o", f"initial_window_width={COLUMNS}c",
              "-o", f"initial_window_height={ROWS}c", "-o", f"font_family={FONT}", "-o",
              f"font_size={POINTS}", "{command}"]),
    Terminal("mlterm", "mlterm", ["mlterm", "--type=xft", "-g", SIZE, "--fontsize=16", "-e",
                                  "{command}"],
             files={".mlterm/aafont": f"DEFAULT={FONT}\nU+0900-097F=Noto Sans Devanagari\n"}),
    Terminal("pterm", "pterm", ["pterm", "-geometry", SIZE, "-fn", f"client:{FONT} {POINTS}",
                                "-e", "{command}"]),
    Terminal("zutty", "zutty", ["zutty", "-geometry", SIZE, "-font", "DejaVuSansMono",
                                "-fontpath", "/usr/share/fonts/truetype/dejavu", "-e",
                                "{command}"]),
    Terminal("foot", "foot", ["sh", "-c", WAYLAND + f"foot -f '{FONT}:size={POINTS}' {{line}}"]),
    Terminal("weston-terminal", "weston-terminal",
             ["sh", "-c", "printf '#!/bin/sh\nexec %s\n' '{line}' >start; chmod +x start; " +
              WAYLAND + f"weston-terminal --font='{FONT}' --font-size=16 --shell=./start"]),
]
