"""Lines as plain text: for a pipe, a file, a terminal without colour."""

from collections.abc import Iterable, Iterator

from timeline.rendering.bidi import isolate
from timeline.rendering.lines import TAB, Line, plain_line, spell_commands, trim_line
from timeline.rendering.painters.canvas import Canvas


def paint(lines: Iterable[Line], canvas: Canvas) -> Iterator[str]:
    """Yield each line as it comes, without spaces at its end, ended by a line feed."""
    for line in lines:
        if TAB in line:
            yield f"{plain_line(line)}\n"
        else:
            spans = spell_commands(trim_line(line))
            yield "".join([*(isolate(span.text) for span in spans), "\n"])
