"""Styles and glyphs.

Styles use the terminal's own sixteen colours, which its owner has chosen to be
readable on its background; no meaning is carried by colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates import Precision, Shape
from timeline.lean import NamedTuple

if TYPE_CHECKING:
    from timeline.dates import When
    from timeline.model import Event

STYLES = {
    "": "",
    "title": "bold",
    "period": "bold cyan",
    "date": "cyan",
    "event": "",
    "strong": "bold",
    "kind": "",
    "status": "yellow",
    "doubt": "red",
    "rail": "bright_black",
    "quiet": "dim",
    "possible": "bold yellow",
    "link": "underline",
    "reason": "green",
    "added": "green",
    "removed": "red",
    "label": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "caret": "bold red",
    "mark": "bold cyan",
    "rough": "dim",
    "talks": "cyan",
    "agreement": "green",
    "pressure": "magenta",
    "hollow": "yellow",
    "guide": "bright_black",
    "busy": "bold",
    "density": "bold cyan",
    "stretch": "magenta",
}
"""Every style by name, as Rich spells styles."""


class Glyphs(NamedTuple):
    """The characters a view draws with."""

    day: str
    days: str
    coarse: str
    approximate: str
    undated: str
    doubtful: str
    rail: str
    silence: str
    arrow: str
    dash: str
    dot: str
    rule: str
    ellipsis: str
    open_quote: str
    close_quote: str
    differ: str
    why: str
    core: str
    """A cell of a bar."""
    core_left: str
    """Half of one."""
    several: str
    """Of several events in one cell."""
    hollow: str
    span_open: str
    span: str
    """What may have been, between its two ends."""
    span_close: str
    course_open: str
    course: str
    """What certainly went on."""
    course_close: str
    before: str
    after: str
    times: str
    fold: str
    tick: str
    guided_tick: str
    densities: str
    """Few events to many."""
    stretch: str
    stretches: str
    levels: str
    """Parts of a cell, low to high; the last is the whole."""
    foot: str
    bullet: str
    """Before an item of a list, and for nothing in a field."""

    def pick(self, event: Event) -> str:
        """Return the glyph that tells at a glance how well a date is known."""
        if event.meaning.doubtful:
            return self.doubtful
        date = event.date
        if date.approximate or date.uncertain:
            return self.approximate
        return getattr(self, _precision_name(date))  # type: ignore[no-any-return]


_LEGEND = (
    ("day", "exact day"),
    ("days", "several days"),
    ("coarse", "month or longer"),
    ("approximate", "approximate"),
    ("undated", "undated"),
    ("doubtful", "disputed, denied or cancelled"),
)

UNICODE = Glyphs(
    day="●",
    days="◐",
    coarse="◌",
    approximate="≈",
    undated="◇",
    doubtful="✕",
    rail="│",
    silence="┊",
    arrow="→",
    dash="–",
    dot="·",
    rule="─",
    ellipsis="…",
    open_quote="“",
    close_quote="”",
    differ="≠",
    why="∵",
    core="█",
    core_left="▌",
    several="■",
    hollow="○",
    span_open="├",
    span="╌",
    span_close="┤",
    course_open="┣",
    course="━",
    course_close="┫",
    before="◄",
    after="►",
    times="×",
    fold="╱",
    tick="┴",
    guided_tick="┼",
    densities="░▒▓█",
    stretch="─",
    stretches="═",
    levels="▁▂▃▄▅▆▇█",
    foot="┬",
    bullet="·",
)
ASCII = Glyphs(
    day="*",
    days="=",
    coarse="o",
    approximate="~",
    undated="-",
    doubtful="x",
    rail="|",
    silence=":",
    arrow="->",
    dash="-",
    dot="|",
    rule="-",
    ellipsis="...",
    open_quote='"',
    close_quote='"',
    differ="!=",
    why="because",
    core="=",
    core_left="=",
    several="#",
    hollow="?",
    span_open="(",
    span="-",
    span_close=")",
    course_open="[",
    course="=",
    course_close="]",
    before="<",
    after=">",
    times="x",
    fold="/",
    tick="'",
    guided_tick="+",
    densities=".%#@",
    stretch="-",
    stretches="=",
    levels=".,-=+*#",
    foot="+",
    bullet="-",
)


def _precision_name(date: When) -> str:
    if date.is_undated:
        return "undated"
    if date.precision is Precision.DAY:
        return "day" if date.shape is Shape.SINGLE or date.b1 == date.e2 else "days"
    return "days" if date.precision is Precision.DAYS else "coarse"


def legend(glyphs: Glyphs, used: set[str]) -> tuple[tuple[str, str], ...]:
    """Return the glyphs among `used` with what they mean, in the legend's order."""
    named = ((getattr(glyphs, name), meaning) for name, meaning in _LEGEND)
    return tuple((glyph, meaning) for glyph, meaning in named if glyph in used)
