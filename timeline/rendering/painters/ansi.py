"""Lines with escape codes, for terminals in colour: ECMA-48, and OSC 8 for links."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline.rendering.lines import Line, Span, spell_commands, trim_line
from timeline.rendering.painters.canvas import Canvas
from timeline.rendering.theme import STYLES


def paint(lines: Iterable[Line], canvas: Canvas) -> Iterator[str]:
    """Yield each line as it comes, without spaces at its end, ended by a line feed."""
    for line in lines:
        spans = spell_commands(trim_line(line))
        yield "".join([*map(_paint_span, spans), "\n"])


def _paint_span(span: Span) -> str:
    text, style, link = span
    if not text or not (style or link):
        return text
    before, after = _codes(style)
    if not link:
        return f"{before}{text}{after}"
    # A span's link holds nothing that could end the sequence early.
    return f"\x1b]8;;{link}\x1b\\{before}{text}{after}\x1b]8;;\x1b\\"


@lru_cache(maxsize=64)
def _codes(style: str) -> tuple[str, str]:
    """Return what turns a style on and off, from Rich."""
    # Colour alone pays for this import.
    from rich.color import ColorSystem
    from rich.style import Style

    painted = Style.parse(STYLES[style]).render("\0", color_system=ColorSystem.STANDARD)
    before, _, after = painted.partition("\0")
    return before, after
