"""A page of HTML by itself, one class a style; it loads and runs nothing.

Not through Rich, whose export (15.0) puts the address of a link into its attribute as
it is: here everything passes `html.escape`.
"""

import html
from collections.abc import Iterable, Iterator

from timeline.rendering.bidi import CLOSE, OPEN
from timeline.rendering.lines import Line, Span
from timeline.rendering.painters.canvas import Canvas
from timeline.rendering.painters.ink import FONTS, THEME, ink_style
from timeline.rendering.theme import STYLES
from timeline.text import make_visible

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
# Were anything of a drawing ever taken for markup, it still could not act.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def paint(lines: Iterable[Line], canvas: Canvas) -> Iterator[str]:
    """Yield the page, in one piece."""
    used: dict[str, None] = {}
    code = []
    for line in lines:
        used |= dict.fromkeys(span.style for span in line if STYLES[span.style])
        code.append("".join([_mark_up(span) for span in line]).rstrip(" "))
    rules = (f".{name} {{{ink_style(name).get_html_style(THEME)}}}" for name in used)
    yield _PAGE.format(
        policy=_POLICY,
        # Any terminal that shows the page's source takes no controls.
        title=html.escape(make_visible(canvas.title)),
        rules="\n".join(rules),
        ink=THEME.foreground_color.hex,
        ground=THEME.background_color.hex,
        fonts=FONTS,
        code="".join([f"{line}\n" for line in code]),
    )


def _mark_up(span: Span) -> str:
    text = html.escape(span.text)
    text = text.replace(OPEN, "<bdi>").replace(CLOSE, "</bdi>")
    attributes = f' class="{span.style}"' if STYLES[span.style] else ""
    if span.link:
        return f'<a{attributes} href="{html.escape(span.link)}">{text}</a>'
    return f"<span{attributes}>{text}</span>" if attributes else text
