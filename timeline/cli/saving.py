"""A drawing saved as a picture, a page or plain text, through Rich's own export."""

import html
import io
import re
from collections.abc import Iterable
from pathlib import PurePath

from timeline.cli.failures import CommandError
from timeline.views.lines import Line, plain_text
from timeline.views.theme import STYLES

SUFFIXES = (".svg", ".html", ".txt")

_FONTS = (
    "'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace"
)
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<title>TITLE</title>
<style>
{stylesheet}
body {{
    color: {foreground};
    background-color: {background};
}}
pre {{
    font-family: FONTS;
    line-height: 1.25;
}}
</style>
</head>
<body>
<pre><code style="font-family:inherit">{code}</code></pre>
</body>
</html>
"""
# Sixteen colours that can be read on a light ground, dark enough for print.
_GROUND, _INK = (250, 250, 248), (40, 42, 48)
_NORMAL = (
    (40, 42, 48),
    (178, 34, 52),
    (46, 125, 50),
    (158, 104, 0),
    (32, 84, 160),
    (136, 57, 120),
    (0, 112, 126),
    (120, 120, 120),
)
_BRIGHT = (
    (100, 104, 110),
    (198, 40, 40),
    (56, 142, 60),
    (178, 120, 0),
    (42, 100, 190),
    (156, 67, 140),
    (0, 130, 145),
    (60, 60, 60),
)


def check_save_path(path: str) -> str:
    """Return the suffix of a file to save to. Raises CommandError for another."""
    suffix = PurePath(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise CommandError(
            f"the name {path!r} does not tell how to save",
            f"end it in {', '.join(SUFFIXES)}",
        )
    return suffix


def export_drawing(
    lines: Iterable[Line], *, suffix: str, width: int, title: str
) -> bytes:
    """Return a drawing as the bytes of a file of that suffix.

    It is `width` cells wide, or as wide as its longest line.
    """
    if suffix == ".txt":
        plain = plain_text(lines).split("\n")
        return "\n".join([line.rstrip(" ") for line in plain]).encode()
    # Rich's console is heavy, and only saving needs it.
    from rich.cells import cell_len
    from rich.console import Console
    from rich.style import Style
    from rich.terminal_theme import TerminalTheme
    from rich.text import Text

    drawn = list(lines)
    # What does not wrap, such as the list, would be cut at the edge of the picture.
    sizes = (cell_len("".join([span.text for span in line])) for line in drawn)
    console = Console(
        record=True,
        width=max(width, *sizes),
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    for line in drawn:
        text = Text(end="")
        for span in line:
            # Dimmed ink is too faint for paper.
            style = Style.parse(STYLES[span.style].replace("dim", "bright_black"))
            if span.link:
                style += Style(link=span.link)
            text.append(span.text, style)
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)
    theme = TerminalTheme(_GROUND, _INK, list(_NORMAL), list(_BRIGHT))
    if suffix == ".svg":
        return _make_svg(console, theme, title).encode()
    page = _PAGE.replace("FONTS", _FONTS)
    page = page.replace(
        "TITLE", html.escape(title).replace("{", "{{").replace("}", "}}")
    )
    return console.export_html(theme=theme, code_format=page).encode()


def _make_svg(console: object, theme: object, title: str) -> str:
    # Rich would make up a name from the content otherwise: the same drawing is to
    # give the same bytes.
    picture: str = console.export_svg(  # type: ignore[attr-defined]
        title=title, theme=theme, unique_id="timeline"
    )
    # Rich 15 has a font fetched from elsewhere; what the reader has will do.
    picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    return picture.replace("Fira Code, monospace", _FONTS)
