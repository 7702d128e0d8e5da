"""A drawing saved as a picture, a page or plain text."""

import html
import io
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING

from timeline.cli.failures import CommandError
from timeline.text import make_visible
from timeline.views.lines import Line, Span, measure_cells, plain_text
from timeline.views.theme import STYLES

if TYPE_CHECKING:
    from rich.style import Style
    from rich.terminal_theme import TerminalTheme

SUFFIXES = (".svg", ".html", ".txt")

_FONTS = (
    "'DejaVu Sans Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace"
)
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>
{rules}
body {{
    color: {ink};
    background-color: {ground};
}}
a {{
    color: inherit;
}}
pre {{
    font-family: {fonts};
    line-height: 1.25;
}}
</style>
</head>
<body>
<pre><code style="font-family:inherit">{code}</code></pre>
</body>
</html>
"""
# Of no account, but Rich would take them from the terminal.
_ROWS = 24
# Were anything of a drawing ever taken for markup, it still could not act.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
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
        return plain_text(lines).encode()
    # Rich's console is heavy, and only saving needs it.
    from rich.terminal_theme import TerminalTheme

    theme = TerminalTheme(_GROUND, _INK, list(_NORMAL), list(_BRIGHT))
    # An XML document, and any terminal that shows the page's source, takes no controls.
    title = make_visible(title)
    if suffix == ".svg":
        return _draw_picture(list(lines), theme, width=width, title=title).encode()
    return _write_page(lines, theme, title=title).encode()


def _write_page(lines: Iterable[Line], theme: "TerminalTheme", *, title: str) -> str:
    """Return a page of HTML, one class a style.

    Not through Rich, whose export (15.0) puts the address of a link into its attribute
    as it is: here everything passes `html.escape`.
    """
    used: dict[str, None] = {}
    code = []
    for line in lines:
        used |= dict.fromkeys(span.style for span in line if STYLES[span.style])
        code.append("".join([_mark_up(span) for span in line]).rstrip(" "))
    rules = (f".{style} {{{_parse(style).get_html_style(theme)}}}" for style in used)
    return _PAGE.format(
        policy=_POLICY,
        title=html.escape(title),
        rules="\n".join(rules),
        ink=theme.foreground_color.hex,
        ground=theme.background_color.hex,
        fonts=_FONTS,
        code="".join([f"{line}\n" for line in code]),
    )


def _mark_up(span: Span) -> str:
    text = html.escape(span.text)
    attributes = f' class="{span.style}"' if STYLES[span.style] else ""
    if span.link:
        return f'<a{attributes} href="{html.escape(span.link)}">{text}</a>'
    return f"<span{attributes}>{text}</span>" if attributes else text


def _parse(style: str) -> "Style":
    from rich.style import Style

    # Dimmed ink is too faint for paper.
    return Style.parse(STYLES[style].replace("dim", "bright_black"))


def _draw_picture(
    lines: list[Line], theme: "TerminalTheme", *, width: int, title: str
) -> str:
    """Return a picture, through Rich's own export, which escapes all text."""
    from rich.console import Console
    from rich.text import Text

    # What does not wrap, such as the list, would be cut at the edge of the picture.
    sizes = (measure_cells("".join([span.text for span in line])) for line in lines)
    console = Console(
        record=True,
        width=max(width, *sizes),
        height=_ROWS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    for line in lines:
        text = Text(end="")
        for span in line:
            text.append(span.text, _parse(span.style))
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)
    # Rich would make up a name from the content otherwise: the same drawing is to
    # give the same bytes.
    picture = console.export_svg(title=title, theme=theme, unique_id="timeline")
    # Rich 15 has a font fetched from elsewhere; what the reader has will do.
    picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    return picture.replace("Fira Code, monospace", _FONTS)
