"""Screenshots: where the cells are, and whether each border stands in its own."""
import collections
import dataclasses
import struct
import subprocess
import zlib

DIFFERENT = 48  # of 255, in any channel: another colour, not another shade
TORN = 0.12     # of a border's pixels in one row may be missing: fonts round its ends


class Shot:
    """An image of the whole display: bytes of red, green, blue."""

    def __init__(self, display):
        data = subprocess.run(["import", "-display", display, "-window", "root", "-depth", "8",
                               "ppm:-"], check=True, stdout=subprocess.PIPE).stdout
        magic, width, height, _, self.data = data.split(maxsplit=4)
        assert magic == b"P6"
        # the separator behind the maximum is one byte; split() may have eaten dark pixels too
        self.width, self.height = int(width), int(height)
        self.data = data[-self.width * self.height * 3:]

    def at(self, x, y):
        offset = (y * self.width + x) * 3
        return self.data[offset:offset + 3]

    def save(self, path):
        rows = b"".join(b"\0" + self.data[y * self.width * 3:(y + 1) * self.width * 3]
                        for y in range(self.height))
        chunks = [(b"IHDR", struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)),
                  (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")]
        with open(path, "wb") as file:
            file.write(b"\x89PNG\r\n\x1a\n")
            for kind, data in chunks:
                file.write(struct.pack(">I", len(data)) + kind + data +
                           struct.pack(">I", zlib.crc32(kind + data)))


def different(a, b):
    return any(abs(x - y) > DIFFERENT for x, y in zip(a, b))


def changed(before, after):
    """The pixels in which two shots differ."""
    width = before.width * 3
    for y in range(before.height):
        row, other = before.data[y * width:][:width], after.data[y * width:][:width]
        if row != other:
            for x in range(before.width):
                if different(row[x * 3:x * 3 + 3], other[x * 3:x * 3 + 3]):
                    yield x, y


def changed_rows(before, after, cells, rows):
    """How many pixels of rows of cells differ."""
    top, bottom = cells.corner(rows.start, 1)[1], cells.corner(rows.stop, 1)[1]
    return sum(top <= y < bottom for _, y in changed(before, after))


@dataclasses.dataclass
class Cells:
    """Where cells are, in pixels, and which pixels of a cell a border takes."""
    left: int
    top: int
    across: float  # from one column to the next
    down: float
    stroke: list   # (x, y) within the cell

    def corner(self, row, column):
        return (self.left + round((column - 1) * self.across),
                self.top + round((row - 1) * self.down))


def find_cells(blank, first, last, border, rows, columns):
    """From shots: nothing; a full cell at the start; one at the end; a border at row and column 2.

    None if they show nothing of the kind.
    """
    start, end = list(changed(blank, first)), list(changed(blank, last))
    line = list(changed(blank, border))
    if not (start and end and line):
        return None
    left, top = min(x for x, _ in start), min(y for _, y in start)
    cells = Cells(left, top, (min(x for x, _ in end) - left) / (columns - 1),
                  (min(y for _, y in end) - top) / (rows - 1), [])
    x0, y0 = cells.corner(2, 2)
    cells.stroke = [(x - x0, y - y0) for x, y in line
                    if 0 <= x - x0 < cells.across and 0 <= y - y0 < cells.down]
    return cells if cells.stroke and cells.across > 3 else None


def colour_of(shot, cells, column, rows):
    """What most of a border's pixels are, for each x in the cell."""
    colours = collections.defaultdict(collections.Counter)
    for row in rows:
        x0, y0 = cells.corner(row, column)
        for x, y in cells.stroke:
            colours[x][bytes(shot.at(x0 + x, y0 + y))] += 1
    return {x: counter.most_common(1)[0][0] for x, counter in colours.items()}


def stands(shot, cells, column, row, colours):
    x0, y0 = cells.corner(row, column)
    missing = sum(different(shot.at(x0 + x, y0 + y), colours[x]) for x, y in cells.stroke)
    return missing <= TORN * len(cells.stroke)


def straight_rows(shot, blank, cells, borders):
    """Rows with all their borders in place, of how many; borders: {(row, column)}."""
    rows = {row for row, _ in borders}
    crooked = set()
    for column in {column for _, column in borders}:
        with_it = [row for row, other in borders if other == column]
        colours = colour_of(shot, cells, column, with_it)
        x0, y0 = cells.corner(with_it[0], column)
        seen = any(different(colour, blank.at(x0 + x, y0)) for x, colour in colours.items())
        crooked |= {row for row in with_it
                    if not seen or not stands(shot, cells, column, row, colours)}
    return len(rows - crooked), len(rows)
