"""How one date stands on an axis drawn to scale: shapes in days, not cells.

What `marks` is to a drawing of characters, this is to a picture or a page, where a
shape can be as wide as it is. Ink follows knowledge here too: what is certain is solid,
what may have been is pale, and an end that nobody knows is an arrow and no edge.

Ends are days as numbers, `last` exclusive: one day `d` is drawn from `d` to `d + 1`.
"""

from enum import StrEnum

from timeline.dates import FUTURE, PAST, When, Window, is_finite
from timeline.layout.framing import limit_bounds
from timeline.lean import NamedTuple


class Kind(StrEnum):
    """What a shape says; its form says it, never its colour."""

    DOT = "dot"
    """One day."""
    WITHIN = "within"
    """Once, on some day of these: a line with an end stroke at either end."""
    LASTS = "lasts"
    """All through what is sure of it, perhaps through the rest: a bar."""


class Figure(NamedTuple):
    """The shape of a date. Equal figures look alike.

    It has some length always; of a date that has none on the axis, none is made.
    """

    kind: Kind
    first: float
    last: float
    sure_first: float
    """What certainly goes on begins here; `sure_last` is the same where nothing is."""
    sure_last: float
    opens_before: bool = False
    """It begins, or may begin, before what is drawn of it: an arrow to the left."""
    opens_after: bool = False
    about: float = 0
    """So many days its ends may be off, where it is approximate: it fades out."""
    uncertain: bool = False
    """A question mark stands at it."""

    @property
    def middle(self) -> float:
        """Return the day it is best known by.

        The middle of one day; the beginning of what lasts or lies within some days,
        or its end where only that is known.
        """
        if self.kind is Kind.DOT:
            return (self.first + self.last) / 2
        if self.opens_before and not self.opens_after:
            return self.last
        return self.sure_first if self.sure_first < self.sure_last else self.first


def make_figure(
    date: When, window: Window, *, stub: float, until: int = FUTURE
) -> Figure | None:
    """Return how a date stands on an axis of a finite window; None where it does not.

    `stub` is how many days of something are drawn whose other end nobody knows; `until`
    the last day of whom it is about: what is open ends with them, too.
    """
    low, high = float(window.first), float(window.last + 1)
    b1, b2, e1, e2 = limit_bounds(date, until)
    if date.is_undated or e2 < window.first or b1 > window.last:
        return None
    single = (date.b1, date.b2) == (date.e1, date.e2)
    first = float(b1) if is_finite(b1) else low
    last = float(e2 + 1) if is_finite(e2) else high
    sure = (float(b2) if b2 != PAST else low, float(e1 + 1) if e1 != FUTURE else high)
    # What is not known to have an end is drawn at the one that is known. Nothing sure
    # is lost by it: where nobody knows when it began it is sure of its last day alone.
    if b1 == PAST and is_finite(e2) and (single or is_finite(b2)):
        first = max(min(last, high) - stub, low)
    if e2 == FUTURE and is_finite(b1) and (single or is_finite(e1)):
        last = min(max(first, low) + stub, high)
    kind = Kind.WITHIN if single else Kind.LASTS
    if single and b1 == e2:
        kind = Kind.DOT
    opens = (b1 == PAST or first < low, e2 == FUTURE or last > high)
    first, last = max(first, low), min(last, high)
    sure_first, sure_last = max(sure[0], first), min(sure[1], last)
    if kind is not Kind.LASTS or sure_first >= sure_last:
        sure_first = sure_last = first
    about = 0.0
    if date.approximate:
        about = float(max(_measure(date.outer[0], b1), _measure(e2, date.outer[3])))
    return Figure(
        kind, first, last, sure_first, sure_last, *opens, about, date.uncertain
    )


def make_end_figure(window: Window, way: int) -> Figure:
    """Return what stands at an end of an axis for something beyond it.

    `way` is -1 for the beginning, 1 for the end.
    """
    day = float(window.first if way < 0 else window.last)
    return Figure(Kind.DOT, day, day + 1, day, day)


def _measure(one: int, two: int) -> int:
    return two - one if is_finite(one) and is_finite(two) else 0
