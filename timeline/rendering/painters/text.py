"""Lines as plain text: for a pipe, a file, a terminal without colour."""

from collections.abc import Iterable, Iterator

from timeline.rendering.lines import Line, plain_line
from timeline.rendering.painters.canvas import Canvas


def paint(lines: Iterable[Line], canvas: Canvas) -> Iterator[str]:
    """Yield each line as it comes, without spaces at its end, ended by a line feed."""
    for line in lines:
        yield f"{plain_line(line)}\n"
