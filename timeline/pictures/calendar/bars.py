"""Bars for what lasts over some days of a calendar: as surely as it is there.

Solid for what matches, pale for what only may, a broken line for what is disputed or
did not take place.
"""

from collections.abc import Iterable, Sequence

from timeline.dates import Fit
from timeline.pictures.canvas import Key, Sizes
from timeline.pictures.shapes import Group, Ink, Path, Rect, Shape, draw_line
from timeline.pictures.stacks import draw_possible
from timeline.query import Match

THICK = 0.14
"""How thick a bar is, in sizes of the numbers of days."""
_DASH = (3.0, 2.5)
_MEANINGS = (
    "goes on over these days",
    "may go on over these days: a possible match",
    "on these days: disputed, denied or cancelled",
)


def draw_bar(match: Match, x: float, y: float, width: float, height: float) -> Shape:
    """Return the bar of an event, from its left upper corner."""
    return _draw_kind(_find_kind(match), x, y, width, height)


def draw_over(
    matches: Sequence[Match], ends: tuple[float, float], y: float, size: float
) -> Shape:
    """Return the rule above the days of a month: a bar where something goes on.

    Where several things do, that of the surest; `size` is that of the numbers of days.
    """
    left, right = ends
    if not matches:
        return draw_line(left, y, right, y)
    titles = "; ".join(match.event.title for match in matches)
    surest = min(matches, key=_find_kind)
    return Group(titles, (draw_bar(surest, left, y, right - left, size * THICK),))


def list_bar_keys(matches: Iterable[Match], sizes: Sizes) -> tuple[Key, ...]:
    """Return what bars mean, those that occur."""
    mark = sizes.mark
    place = -2 * mark, -mark * 0.3, 4 * mark, mark * 0.6
    return tuple(
        Key(_MEANINGS[kind], (_draw_kind(kind, *place),))
        for kind in sorted({*map(_find_kind, matches)})
    )


def _find_kind(match: Match) -> int:
    """Return the place of what a bar means, the surest first."""
    if match.event.meaning.doubtful:
        return 2
    return int(match.fit is Fit.POSSIBLE)


def _draw_kind(kind: int, x: float, y: float, width: float, height: float) -> Shape:
    if kind == 0:
        return Rect(x, y, width, height, Ink.MARK)
    if kind == 1:
        return draw_possible(x, y, width, height)
    middle = y + height / 2
    line = ((x, middle), (x + width, middle))
    return Path((line,), Ink.WARN, height * 0.8, dash=_DASH)
