"""What stands in a day of a calendar: a mark for each event, or one and a number.

Solid for what matches, a ring for what only may, a cross for what is disputed or did
not take place; a bar for what lasts over some days.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from timeline.dates import Fit
from timeline.pictures.canvas import Key, Sizes
from timeline.pictures.measure import measure_text
from timeline.pictures.shapes import Circle, Face, Ink, Path, Shape, Text
from timeline.query import Match

_GAP = 0.7


class Sign(StrEnum):
    """A mark, by what it says."""

    EVENT = "one day"
    POSSIBLE = "matches only possibly"
    DOUBTFUL = "disputed, denied or cancelled"


def choose_sign(match: Match) -> Sign:
    """Return the mark of an event."""
    if match.event.meaning.doubtful:
        return Sign.DOUBTFUL
    return Sign.POSSIBLE if match.fit is Fit.POSSIBLE else Sign.EVENT


def draw_sign(sign: Sign, x: float, y: float, radius: float) -> Shape:
    """Return a mark around a point."""
    if sign is Sign.DOUBTFUL:
        r = radius * 0.85
        cross = (((x - r, y - r), (x + r, y + r)), ((x - r, y + r), (x + r, y - r)))
        return Path(cross, Ink.WARN, radius * 0.5, round_ends=True)
    if sign is Sign.POSSIBLE:
        return Circle(x, y, radius * 0.85, None, Ink.MARK, radius * 0.4)
    return Circle(x, y, radius, Ink.MARK)


def draw_ring(x: float, y: float, radius: float) -> Shape:
    """Return what stands around a mark that is one of several."""
    return Circle(x, y, radius * 1.45, None, Ink.MARK, radius * 0.2)


def list_sign_keys(signs: Iterable[Sign], sizes: Sizes) -> Iterator[Key]:
    """Yield what marks mean, those that occur."""
    used = set(signs)
    for sign in Sign:
        if sign in used:
            yield Key(sign.value, (draw_sign(sign, 0, 0, sizes.mark),))


def draw_signs(
    matches: Sequence[Match], x: float, y: float, room: float, radius: float
) -> Iterator[Shape]:
    """Yield marks side by side around a middle, as many as there are matches.

    Where they have no room, the gravest of them with their number behind it.
    """
    signs = [choose_sign(match) for match in matches]
    step = radius * (2 + _GAP)
    width = step * len(signs) - radius * _GAP
    if width <= room:
        left = x - width / 2 + radius
        for index, sign in enumerate(signs):
            yield draw_sign(sign, left + index * step, y, radius)
        return
    best = min(signs, key=list(Sign).index)
    size = radius * 3
    text = f"{len(signs):,}"
    wide = measure_text(text, size, Face.BOLD)
    left = x - (radius * 2.5 + wide) / 2
    yield draw_sign(best, left + radius, y, radius)
    at = left + radius * 2.5
    yield Text(at, y + size * 0.35, text, size, face=Face.BOLD)
