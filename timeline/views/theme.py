"""Styles and glyphs.

Styles use the terminal's own sixteen colours, which its owner has chosen to be
readable on its background; no meaning is carried by colour alone.
"""

from typing import NamedTuple

from timeline.dates import Precision, Shape, When
from timeline.model import Event

STYLES = {
    "": "",
    "title": "bold",
    "period": "bold cyan",
    "date": "cyan",
    "event": "",
    "strong": "bold",
    "kind": "magenta",
    "status": "yellow",
    "doubt": "red",
    "rail": "bright_black",
    "quiet": "dim",
    "possible": "bold yellow",
    "link": "underline",
    "label": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "caret": "bold red",
}
"""Every style by name, as Rich spells styles."""


class Glyphs(NamedTuple):
    """The characters a view draws with."""

    day: str
    days: str
    coarse: str
    approximate: str
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

    def pick(self, event: Event) -> str:
        """Return the glyph that tells at a glance how well a date is known."""
        if event.status in _DOUBTFUL:
            return self.doubtful
        date = event.date
        if date.approximate or date.uncertain:
            return self.approximate
        return getattr(self, _precision_name(date))  # type: ignore[no-any-return]


_DOUBTFUL = frozenset({"disputed", "denied", "cancelled"})
_LEGEND = (
    ("day", "exact day"),
    ("days", "several days"),
    ("coarse", "month or longer"),
    ("approximate", "approximate"),
    ("doubtful", "disputed, denied or cancelled"),
)

UNICODE = Glyphs(
    day="●",
    days="◐",
    coarse="◌",
    approximate="≈",
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
)
ASCII = Glyphs(
    day="*",
    days="=",
    coarse="o",
    approximate="~",
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
)


def _precision_name(date: When) -> str:
    if date.precision is Precision.DAY:
        return "day" if date.shape is Shape.SINGLE or date.b1 == date.e2 else "days"
    return "days" if date.precision is Precision.DAYS else "coarse"


def legend(glyphs: Glyphs, used: set[str]) -> tuple[tuple[str, str], ...]:
    """Return the glyphs among `used` with what they mean, in the legend's order."""
    named = ((getattr(glyphs, name), meaning) for name, meaning in _LEGEND)
    return tuple((glyph, meaning) for glyph, meaning in named if glyph in used)
