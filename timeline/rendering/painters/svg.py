"""A picture, through Rich's own export, which escapes all text."""

import html
import io
import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from timeline.patterns import LazyPattern
from timeline.rendering.bidi import OPEN, strip_isolates
from timeline.rendering.lines import Line, measure_cells
from timeline.rendering.painters.canvas import Canvas
from timeline.rendering.painters.ink import FONTS, THEME, ink_style
from timeline.text import make_visible

_ISOLATED = LazyPattern(f'textLength="([0-9.]+)"([^>]*>)([^<]*{OPEN}[^<]*)')
# Of no account, but Rich would take them from the terminal.
_ROWS = 24


def paint(lines: Iterable[Line], canvas: Canvas) -> Iterator[str]:
    """Yield the picture, in one piece."""
    drawn = list(lines)
    # What does not wrap, such as the list, would be cut at the edge of the picture.
    texts = ("".join([span.text for span in line]) for line in drawn)
    sizes = [measure_cells(strip_isolates(text)) for text in texts]
    console = Console(
        record=True,
        width=max(canvas.width, *sizes),
        height=_ROWS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    for line in drawn:
        text = Text(end="")
        for span in line:
            text.append(span.text, ink_style(span.style))
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)
    # Rich would make up a name from the content otherwise: the same drawing is to
    # give the same bytes. An XML document takes no controls.
    picture = console.export_svg(
        title=make_visible(canvas.title), theme=THEME, unique_id="timeline"
    )
    # Rich 15 has a font fetched from elsewhere.
    picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    if OPEN in picture:
        picture = _ISOLATED.sub(_shorten, picture)
    yield picture.replace("Fira Code, monospace", FONTS)


def _shorten(match: re.Match[str]) -> str:
    """Take isolates from the length of a text: Rich (15.0) counts code points."""
    length, between, text = match.groups()
    written = html.unescape(text)
    share = len(strip_isolates(written)) / len(written)
    return f'textLength="{round(float(length) * share, 1):g}"{between}{text}'
