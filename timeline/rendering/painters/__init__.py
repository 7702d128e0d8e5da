"""What a drawing becomes: a table of painters of lines.

A painter is a module with `paint(lines, canvas)`, which yields text (`Painter` says
more). To add one, write the module and give it a row in `PAINTERS`; with a suffix, it
is among what `--save` can write.

ansi, text   a line at a time, for terminals and pipes
html, svg    whole; ink has what both look like
canvas       what painters know besides the lines
"""

from collections.abc import Iterable, Iterator
from importlib import import_module

from timeline.lean import NamedTuple
from timeline.rendering.lines import Line
from timeline.rendering.painters.canvas import Canvas, Painter

__all__ = ["PAINTERS", "SUFFIXES", "Canvas", "Painter", "find_painter", "paint"]


class Row(NamedTuple):
    """A row of the table of painters."""

    summary: str
    module: str
    """Holds `paint`; imported when used."""
    suffix: str = ""
    """Of files that hold what it paints; empty for what is in no file."""


PAINTERS = {
    "ansi": Row("lines with escape codes", "ansi"),
    "svg": Row("a picture", "svg", ".svg"),
    "html": Row("a page", "html", ".html"),
    "text": Row("plain text", "text", ".txt"),
}
SUFFIXES = {row.suffix: name for name, row in PAINTERS.items() if row.suffix}
"""The painters of files by their suffix."""


def find_painter(name: str) -> Painter:
    """Return what paints as a row of `PAINTERS` says."""
    painter: Painter = import_module(f"{__name__}.{PAINTERS[name].module}").paint
    return painter


def paint(name: str, lines: Iterable[Line], canvas: Canvas) -> Iterator[str]:
    """Yield the text that a painter of `PAINTERS` makes of lines."""
    return find_painter(name)(lines, canvas)
