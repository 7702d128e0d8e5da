"""A picture, through Rich's own export, which escapes all text."""

import html
import io
import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from timeline.patterns import LazyPattern
from timeline.rendering.bidi import OPEN, strip_isolates
from timeline.rendering.cells import measure_cells
from timeline.rendering.lines import Line
from timeline.rendering.painters.canvas import Canvas
from timeline.rendering.painters.ink import FONTS, THEME, ink_style
from timeline.text import make_visible

_ISOLATED = LazyPattern(f'textLength="([0-9.]+)"([^>]*>)([^<]*{OPEN}[^<]*)')
# A run of text, with what blanks stand at its ends.
_RUN = LazyPattern(
    r'<text class="(?P<class>[^"]*)" x="(?P<x>[0-9.]+)" y="(?P<y>[0-9.]+)"'
    r' textLength="(?P<length>[0-9.]+)"(?P<rest>[^>]*)>'
    r"(?P<before>(?:&\#160;)*)(?P<text>[^<]*?)(?P<after>(?:&\#160;)*)</text>"
)
_BLANK = "&#160;"
# The width of a cell in Rich (15.0): its font size of 20 by 0.61.
_CELL = 12.2
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
    picture = _RUN.sub(_trim, picture)
    yield picture.replace("Fira Code, monospace", FONTS)


def _shorten(match: re.Match[str]) -> str:
    """Take isolates from the length of a text: Rich (15.0) counts code points."""
    length, between, text = match.groups()
    written = html.unescape(text)
    share = len(strip_isolates(written)) / len(written)
    return f'textLength="{round(float(length) * share, 1):g}"{between}{text}'


def _trim(match: re.Match[str]) -> str:
    """Put a run of text where its first letter stands, without blanks at its ends.

    Some readers of pictures (librsvg 2.54) drop those, and all behind moves.
    """
    run = match.groupdict()
    before, after = (len(run[end]) // len(_BLANK) for end in ("before", "after"))
    if not run["text"]:
        return ""
    if not before and not after:
        return match[0]
    x = round(float(run["x"]) + before * _CELL, 1)
    length = round(float(run["length"]) - (before + after) * _CELL, 1)
    return (
        f'<text class="{run["class"]}" x="{x:g}" y="{run["y"]}"'
        f' textLength="{length:g}"{run["rest"]}>{run["text"]}</text>'
    )
