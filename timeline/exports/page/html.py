"""The page as a whole. docs/page.md says what it keeps, and what it does not."""

from collections.abc import Iterator
from typing import BinaryIO

from timeline.exports.options import ExportOptions
from timeline.exports.page.assets import load_script, load_style, make_policy
from timeline.exports.page.cards import Cards
from timeline.exports.page.data import make_data
from timeline.exports.page.markup import escape
from timeline.exports.page.mast import mark_mast, name_page
from timeline.exports.page.periods import Section, make_sections
from timeline.query import Selection
from timeline.text import count_of
from timeline.views.scope import make_scope

# Of more events than this the list stands in blocks of so many, which a browser lays
# out only where they are looked at. On a short page that would cost more than it saves.
_MOST_AT_ONCE, _BLOCK = 400, 25

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body{big}>
<a class="skip" href="#events">Skip to the events</a>
<header class="mast">
{mast}</header>
<main>
{contents}<section id="view" hidden></section>
<div class="cols">
<div id="filters" hidden></div>
<div id="events" tabindex="-1">
<div id="bar" hidden></div>
"""
_TAIL = """\
</div>
</div>
{sources}</main>
<footer><p>{footer}</p></footer>
<script type="application/json" id="data">{data}</script>
<script>{script}</script>
</body>
</html>
"""
_FOOTER = (
    "Made with timeline. This file holds all that it shows, and asks nothing of the "
    "network."
)


def write(selection: Selection, stream: BinaryIO, options: ExportOptions) -> None:
    """Write the selection as one file of HTML."""
    data = make_data(selection)
    scope = make_scope(selection)
    style, script = load_style(), load_script()
    cards = Cards(selection, data.who_index)
    sections = make_sections(selection.matches)
    is_big = scope.events > _MOST_AT_ONCE
    head = _HEAD.format(
        policy=make_policy(style, script),
        title=escape(name_page(scope)),
        style=style.text,
        big=' class="big"' if is_big else "",
        mast=mark_mast(selection, scope, len(cards.sources)),
        contents=_mark_contents(sections),
    )
    stream.write(head.encode())
    for section in sections:
        block = _BLOCK if is_big else len(section.rows)
        for text in _mark_section(section, cards, block):
            stream.write(text.encode())
    if not sections:
        stream.write(b'<p class="none">No event meets what was asked for.</p>\n')
    tail = _TAIL.format(
        sources=cards.sources.mark_list(),
        footer=escape(_FOOTER),
        data=data.text,
        script=script.text,
    )
    stream.write(tail.encode())


def _mark_contents(sections: tuple[Section, ...]) -> str:
    """Return the list of periods; empty without any."""
    if not sections:
        return ""
    items = "".join(
        f'<li><a href="#{section.anchor}">{escape(section.period.name)}</a> '
        f"<span>{len(section.rows):,}</span>\n"
        for section in sections
    )
    return f'<nav class="toc" aria-label="Periods"><ul>\n{items}</ul></nav>\n'


def _mark_section(section: Section, cards: Cards, block: int) -> Iterator[str]:
    """Yield the pieces of a period: its heading, and its events in lists."""
    counted = count_of(len(section.rows), "event")
    name = escape(section.period.name)
    yield (
        f'<section class="per" id="{section.anchor}">\n'
        f'<h2>{name} <span class="n">{counted}</span></h2>\n'
    )
    for start in range(0, len(section.rows), block):
        yield "<ol>\n"
        for place, match in section.rows[start : start + block]:
            yield f"<li>{cards.mark(place, match, year=section.period.year)}"
        yield "</ol>\n"
    yield "</section>\n"
