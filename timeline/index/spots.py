"""Places in files that are cut into blocks: told by the block, so that they move along.

What stands in a block is counted from its first line, however much text comes to stand
above it. What stands in the header, or in a file that is not cut, is told by the file.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from timeline.diagnostics import Location, SourceFile
from timeline.index.records import Coded
from timeline.lean import NamedTuple
from timeline.model import Marks
from timeline.records import FrozenDict

NO_BLOCK = -1


class Size(NamedTuple):
    """How much text something is."""

    bytes: int
    chars: int
    """Code points."""
    lines: int


class Piece(NamedTuple):
    """A part of a file."""

    start: int
    """In bytes."""
    end: int
    line: int
    """The first in it, from 1."""


class Layout:
    """Where the blocks of a file stand."""

    def __init__(
        self, header: Size, places: Sequence[int], sizes: Sequence[Size]
    ) -> None:
        """Lay out blocks, each with its place and size, below a header."""
        self.places = places
        """What the blocks are told by, in rising order."""
        self._indexes = {place: index for index, place in enumerate(places)}
        self.starts = [
            Size(*start)
            for start in accumulate(
                sizes,
                lambda before, one: Size(*map(int.__add__, before, one)),
                initial=header,
            )
        ]
        """How much text stands above each block, and above the end."""
        self._lines = [start.lines for start in self.starts]

    def find_start(self, place: int) -> Size:
        """Return how much text stands above a block."""
        return self.starts[self._indexes[place]]

    def place_line(self, line: int) -> tuple[int, int]:
        """Return the block of a line of the file, and its line there, from 1.

        `NO_BLOCK` for what stands in the header.
        """
        index = min(bisect_right(self._lines, line - 1), len(self.places)) - 1
        if index < 0:
            return NO_BLOCK, line
        return self.places[index], line - self._lines[index]

    def find_piece(self, line: int) -> Piece:
        """Return the header or the block that a line stands in."""
        index = min(bisect_right(self._lines, line - 1), len(self.places))
        start = self.starts[index - 1] if index else Size(0, 0, 0)
        return Piece(start.bytes, self.starts[index].bytes, start.lines + 1)

    def find_line(self, place: int, line: int) -> int:
        """Return the line of the file for a line of a block."""
        if place == NO_BLOCK:
            return line
        return self._lines[self._indexes[place]] + line


class BlockSpots:
    """How places are written down, by their blocks."""

    def __init__(
        self, files: Sequence[SourceFile], layouts: Sequence[Layout | None]
    ) -> None:
        """`layouts` are those of the files, None for one that is not cut."""
        self._files = files
        self._layouts = layouts
        self._numbers = {file.name: number for number, file in enumerate(files)}

    def encode(self, where: Location) -> Coded:
        """Return file, block, line, column and length."""
        number = self._numbers[where.file]
        layout = self._layouts[number]
        block, line = NO_BLOCK, where.line
        if layout is not None:
            block, line = layout.place_line(line)
        return [number, block, line, where.column, where.length]

    def decode(self, coded: Coded) -> Location:
        """Return the place."""
        number, block, line, column, length = coded
        layout = self._layouts[number]
        if layout is not None:
            line = layout.find_line(block, line)
        return Location(self._files[number].name, line, column, length)

    def encode_marks(self, marks: Marks) -> Coded:
        """Return where the values of an entry of a registry stand."""
        if marks.file is None:
            return None
        return [self._numbers[marks.file.name], dict(marks.by_path)]

    def decode_marks(self, coded: Coded) -> Marks:
        """Return where the values of an entry of a registry stand."""
        return Marks(self._files[coded[0]], FrozenDict(coded[1]))
