"""What stands in a day of a calendar: a mark for each event, or one and their number.

The marks are those of every picture (`timeline.pictures.marks`).
"""

from collections.abc import Iterator, Sequence

from timeline.dates import Fit
from timeline.layout.figures import Figure, Kind
from timeline.pictures.marks import Extent, Mark, draw_along
from timeline.pictures.measure import measure_text
from timeline.pictures.shapes import Circle, Face, Ink, Shape, Text, move
from timeline.query import Match

_GAP = 0.7
_DAY = Figure(Kind.DOT, 0, 1, 0, 0)
PLAIN = Mark(_DAY)
"""That of an event on a day."""


def make_mark(match: Match) -> Mark:
    """Return the mark of an event on its day."""
    doubtful = match.event.meaning.doubtful
    is_possible = match.fit is Fit.POSSIBLE
    return Mark(_DAY, is_doubtful=doubtful, is_possible=is_possible)


def pick_mark(matches: Sequence[Match]) -> Mark:
    """Return the mark that stands for several: that of the surest of them."""
    marks = map(make_mark, matches)
    return min(marks, key=lambda one: (one.is_doubtful, one.is_possible))


def draw_day_mark(mark: Mark, x: float, y: float, radius: float) -> tuple[Shape, ...]:
    """Return a mark around a point."""
    extent = Extent(-radius, -radius, radius, radius, radius, 0)
    shapes = draw_along(mark, extent, None, radius)
    return tuple(move(shape, x, y) for shape in shapes)


def draw_ring(x: float, y: float, radius: float) -> Shape:
    """Return what stands around a mark that is one of several."""
    return Circle(x, y, radius * 1.45, None, Ink.MARK, radius * 0.2)


def draw_day_marks(
    matches: Sequence[Match], x: float, y: float, room: float, radius: float
) -> Iterator[Shape]:
    """Yield marks side by side around a middle, as many as there are matches.

    Where they have no room, that of the surest with their number behind it.
    """
    step = radius * (2 + _GAP)
    width = step * len(matches) - radius * _GAP
    if width <= room:
        left = x - width / 2 + radius
        for index, match in enumerate(matches):
            yield from draw_day_mark(make_mark(match), left + index * step, y, radius)
        return
    size = radius * 3
    text = f"{len(matches):,}"
    wide = measure_text(text, size, Face.BOLD)
    left = x - (radius * 2.5 + wide) / 2
    yield from draw_day_mark(pick_mark(matches), left + radius, y, radius)
    at = left + radius * 2.5
    yield Text(at, y + size * 0.35, text, size, face=Face.BOLD)
