"""What stands in a day of a calendar: a mark for each event, or one and their number.

The marks are those of every picture (`timeline.pictures.marks`).
"""

from collections.abc import Iterator, Sequence

from timeline.dates import Fit
from timeline.layout.figures import Figure, Kind
from timeline.pictures.marks import QUESTION, Extent, Mark, draw_along
from timeline.pictures.measure import measure_text
from timeline.pictures.shapes import Circle, Face, Ink, Shape, Text, move
from timeline.query import Match

_GAP = 0.7
# In radii: how far an approximate day fades out, and how much more room it takes, or
# the question mark of an uncertain one.
_FADE, _MORE = 2.0, 1.4
_QUESTION_SIZE = 2.8
_DAY = Figure(Kind.DOT, 0, 1, 0, 0)
PLAIN = Mark(_DAY)
"""That of an event on a day."""


def make_mark(match: Match) -> Mark:
    """Return the mark of an event on its day."""
    date = match.event.date
    return Mark(
        _DAY._replace(about=float(date.approximate), uncertain=date.uncertain),
        is_doubtful=match.event.meaning.doubtful,
        is_possible=match.fit is Fit.POSSIBLE,
    )


def pick_mark(matches: Sequence[Match]) -> Mark:
    """Return the mark that stands for several: that of the surest of them."""
    return min(map(make_mark, matches), key=_doubt)


def _doubt(mark: Mark) -> tuple[bool, ...]:
    figure = mark.figure
    about = bool(figure.about)
    return mark.is_doubtful, mark.is_possible, figure.uncertain, about


def draw_day_mark(mark: Mark, x: float, y: float, radius: float) -> tuple[Shape, ...]:
    """Return a mark around a point."""
    fade = radius * (_FADE if mark.figure.about else 1)
    extent = Extent(-fade, -radius, radius, fade, fade, 0)
    shapes = draw_along(mark, extent, None, radius)
    if mark.figure.uncertain:
        size = radius * _QUESTION_SIZE
        text = Text(radius * 1.2, size * 0.35, QUESTION, size, Ink.SOFT)
        shapes = (*shapes, text)
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
    marks = [*map(make_mark, matches)]
    is_wide = any(one.figure.about or one.figure.uncertain for one in marks)
    step = radius * (2 + _GAP + _MORE * is_wide)
    width = step * len(matches) - radius * _GAP
    if width <= room:
        left = x - width / 2 + radius
        for index, mark in enumerate(marks):
            yield from draw_day_mark(mark, left + index * step, y, radius)
        return
    size = radius * 3
    text = f"{len(matches):,}"
    wide = measure_text(text, size, Face.BOLD)
    left = x - (radius * 2.5 + wide) / 2
    yield from draw_day_mark(pick_mark(matches), left + radius, y, radius)
    at = left + radius * 2.5
    yield Text(at, y + size * 0.35, text, size, face=Face.BOLD)
