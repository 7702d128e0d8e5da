"""When something happened, as far as anybody knows: four bounds and a fit.

Every date becomes four day numbers: the thing begins within [b1, b2] and ends
within [e1, e2], all inclusive. One occurrence known only roughly, like `2013-05`,
has b1 = e1 and b2 = e2; an interval takes b from its start and e from its end.
They always satisfy b1 <= b2, e1 <= e2, b1 <= e1 and b2 <= e2.

What a qualifier does (ISO 8601-2:2019, 8.2): `~`, approximate, widens each end
by one unit of its own precision, for matching only; `?`, uncertain, caps every
answer at possible; `%` does both.
"""

from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from timeline.dates.calendar import (
    FUTURE,
    PAST,
    format_day,
    is_finite,
    shift_days,
    shift_months,
)
from timeline.records import cut, quote_short


class Fit(IntEnum):
    """How a date lies to a window; ordered, so `min` is AND and `max` is OR."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


class Precision(StrEnum):
    """The unit a date is known to, from fine to coarse."""

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    UNBOUNDED = "unbounded"
    NONE = "none"
    """Nothing is known."""

    @property
    def coarseness(self) -> int:
        """Return the place in the order from fine (0) to coarse."""
        return _COARSENESS[self]


_COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}

# What `~` adds at each end: (days, months), by the unit of that end.
_SLACK = {
    Precision.DAY: (3, 0),
    Precision.DAYS: (3, 0),
    Precision.MONTH: (0, 1),
    Precision.SEASON: (0, 1),
    Precision.QUARTER: (0, 1),
    Precision.HALF: (0, 1),
    Precision.YEAR: (0, 12),
    Precision.DECADE: (0, 120),
    Precision.CENTURY: (0, 1200),
    Precision.UNBOUNDED: (3, 0),
}

# One-of dates: the longest stretch, in days, that still counts as each precision.
_STRETCHES = (
    (1, Precision.DAY),
    (31, Precision.DAYS),
    (92, Precision.SEASON),
    (184, Precision.HALF),
    (366, Precision.YEAR),
    (3653, Precision.DECADE),
)


class Shape(StrEnum):
    """What kind of statement a date makes."""

    SINGLE = "single"
    """One occurrence within one calendar unit."""
    ONE_OF = "one-of"
    """One occurrence somewhere among several units."""
    INTERVAL = "interval"
    """Something that lasts from a start to an end."""
    UNDATED = "undated"
    """Nobody knows when: a statement of its own, and no interval without ends, which
    would say that it was always so."""


class Window(NamedTuple):
    """A span of days, first and last inclusive; either may be infinite."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Point:
    """One calendar unit of a date, as written: the building block of a When."""

    first: int
    last: int
    precision: Precision
    edtf: str
    """Without qualifiers."""
    approximate: bool = False
    uncertain: bool = False
    clock: int | None = None
    """Seconds after midnight, as typed: an offset does not move it."""

    @property
    def qualifier(self) -> str:
        """Return the EDTF qualifier: `~`, `?`, `%` or nothing."""
        if self.approximate:
            return "%" if self.uncertain else "~"
        return "?" if self.uncertain else ""

    def __str__(self) -> str:
        """Return the EDTF form with its qualifier."""
        return self.edtf + self.qualifier

    def widen(self) -> tuple[int, int]:
        """Return the first and last day that an approximate point may reach."""
        days, months = _SLACK[self.precision]
        if months:
            # The day after the last is the first of a month: whole months fit.
            last = shift_months(shift_days(self.last, 1), months)
            return shift_months(self.first, -months), shift_days(last, -1)
        return shift_days(self.first, -days), shift_days(self.last, days)


UNKNOWN = Point(PAST, FUTURE, Precision.UNBOUNDED, "")
"""The end of an interval that nobody knows."""
OPEN_START = Point(PAST, PAST, Precision.UNBOUNDED, "..")
OPEN_END = Point(FUTURE, FUTURE, Precision.UNBOUNDED, "..")

_BOUNDLESS = (UNKNOWN, OPEN_START, OPEN_END)

# How much of a spelling a When shows of itself, in code points.
_SHOWN = 40

Part = tuple[Point, Point]
"""A stretch from one point to another; the same point twice for one unit."""


@dataclass(frozen=True, slots=True)
class When:
    """A date with its four bounds, its precision and both of its spellings."""

    b1: int
    b2: int
    e1: int
    e2: int
    shape: Shape
    precision: Precision
    parts: tuple[Part, ...]
    """One part, or for a one-of as many as it lists."""
    edtf: str
    """The canonical form: valid EDTF (ISO 8601-2:2019), but `unknown` where nobody
    knows the date, for which EDTF has no form."""
    typed: str = field(compare=False)
    """What the author wrote."""
    approximate: bool
    uncertain: bool
    reach: tuple[int, int, int, int]
    """The bounds that matching uses: wider than the plain ones where `~` is."""

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """Return (b1, b2, e1, e2)."""
        return self.b1, self.b2, self.e1, self.e2

    @property
    def is_undated(self) -> bool:
        """Tell whether nobody knows when it was; then all bounds are infinite."""
        return self.shape is Shape.UNDATED

    @property
    def start(self) -> Point:
        """Return the point it begins with."""
        return self.parts[0][0]

    @property
    def end(self) -> Point:
        """Return the point it ends with."""
        return self.parts[-1][1]

    @property
    def clock(self) -> int | None:
        """Return the seconds after midnight of its beginning, if it has a time."""
        return self.start.clock

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Return (b1, -e2, time of day): earlier first, then wider first.

        A date without a time comes before one of the same day with a time. One
        occurrence on or after a day, nobody knows when, comes last of that day, so
        that what happened "after" something stands below it. What has no date comes
        after everything that has one.
        """
        if self.is_undated:
            return FUTURE, FUTURE, -1
        clock = self.clock
        width = -self.e2
        if self.shape is Shape.ONE_OF and self.e2 == FUTURE:
            width = FUTURE
        return self.b1, width, -1 if clock is None else clock

    @property
    def span(self) -> Window:
        """Return the window from the earliest to the latest day, b1 to e2."""
        return Window(self.b1, self.e2)

    def fit(self, window: Window) -> Fit:
        """Tell whether this lies within `window`: no, possibly or certainly."""
        b1, b2, e1, e2 = self.reach
        if b1 > window.last or e2 < window.first:
            return Fit.NO
        if b2 <= window.last and e1 >= window.first and not self.uncertain:
            return Fit.CERTAIN
        return Fit.POSSIBLE

    def to_dict(self) -> dict[str, Any]:
        """Return both spellings and the bounds as plain values; None is infinite.

        Bounds as days of ISO 8601 with astronomical years, and as day numbers. Of
        what has no date there are none: `begins`, `ends` and `days` are None.
        """
        if self.is_undated:
            return {**self._list_words(), "begins": None, "ends": None, "days": None}
        # Most dates have the same two bounds for beginning and end.
        days = {day: _name_day(day) for day in set(self.bounds)}
        return {
            **self._list_words(),
            "begins": [days[self.b1], days[self.b2]],
            "ends": [days[self.e1], days[self.e2]],
            "days": [day if is_finite(day) else None for day in self.bounds],
        }

    def _list_words(self) -> dict[str, Any]:
        return {
            "typed": self.typed,
            "edtf": self.edtf,
            "shape": self.shape.value,
            "precision": self.precision.value,
            "approximate": self.approximate,
            "uncertain": self.uncertain,
        }

    def __repr__(self) -> str:
        edtf = cut(self.edtf, _SHOWN)
        typed = f" {quote_short(self.typed, _SHOWN)}" if self.typed != self.edtf else ""
        first, last = (_name_day(day) or ".." for day in self.span)
        days = f": {first} to {last}" if first != last else ""
        return f"<When {edtf}{typed}{days}>"


def _name_day(day: int) -> str | None:
    return format_day(day) if is_finite(day) else None


def make_single(point: Point, *, typed: str) -> When:
    """Make one occurrence within one calendar unit."""
    low, high = point.widen() if point.approximate else (point.first, point.last)
    return When(
        b1=point.first,
        b2=point.last,
        e1=point.first,
        e2=point.last,
        shape=Shape.SINGLE,
        precision=point.precision,
        parts=((point, point),),
        edtf=str(point),
        typed=typed,
        approximate=point.approximate,
        uncertain=point.uncertain,
        reach=(low, high, low, high),
    )


def make_interval(start: Point, end: Point, *, typed: str) -> When:
    """Make something that lasts.

    Raises ValueError if the start is certainly after the end, and if neither
    end is a date.
    """
    if start in _BOUNDLESS and end in _BOUNDLESS:
        raise ValueError("an interval needs a date at one end at least")
    if start.first > end.last or _reversed_within_day(start, end):
        raise ValueError(f"{start} is after {end}")
    wide_start = start.widen() if start.approximate else (start.first, start.last)
    wide_end = end.widen() if end.approximate else (end.first, end.last)
    bounds = _clamp((start.first, start.last), (end.first, end.last))
    dated = [point for point in (start, end) if point not in _BOUNDLESS]
    return When(
        *bounds,
        shape=Shape.INTERVAL,
        precision=max(
            (point.precision for point in dated),
            key=lambda precision: precision.coarseness,
        ),
        parts=((start, end),),
        edtf=f"{start}/{end}",
        typed=typed,
        approximate=start.approximate or end.approximate,
        uncertain=start.uncertain or end.uncertain,
        reach=_clamp(wide_start, wide_end),
    )


def make_one_of(parts: tuple[Part, ...], *, typed: str) -> When:
    """Make one occurrence somewhere between the first and the last part.

    A qualifier on one part holds for the whole: which of the days is meant is
    not known, so neither is whether that doubt applies. Raises ValueError if a
    part is reversed or no part names a date.
    """
    for first, last in parts:
        if first in _BOUNDLESS and last in _BOUNDLESS:
            raise ValueError("a one-of needs a date at one end at least")
        if first.first > last.last:
            raise ValueError(f"{first} is after {last}")
    points = [point for part in parts for point in part]
    low = min(point.first for point in points)
    high = max(point.last for point in points)
    approximate = any(point.approximate for point in points)
    reach = (low, high, low, high)
    if approximate:
        wide = [point.widen() for point in points]
        low_reach = min(first for first, _ in wide)
        high_reach = max(last for _, last in wide)
        reach = (low_reach, high_reach, low_reach, high_reach)
    return When(
        b1=low,
        b2=high,
        e1=low,
        e2=high,
        shape=Shape.ONE_OF,
        precision=_stretch_precision(low, high),
        parts=parts,
        edtf=f"[{','.join(_format_part(part) for part in parts)}]",
        typed=typed,
        approximate=approximate,
        uncertain=any(point.uncertain for point in points),
        reach=reach,
    )


def make_undated(*, typed: str) -> When:
    """Make the date of what happened nobody knows when."""
    bounds = (PAST, FUTURE, PAST, FUTURE)
    return When(
        *bounds,
        shape=Shape.UNDATED,
        precision=Precision.NONE,
        parts=((UNKNOWN, UNKNOWN),),
        edtf="unknown",
        typed=typed,
        approximate=False,
        uncertain=False,
        reach=bounds,
    )


def make_approximate(when: When, *, typed: str) -> When:
    """Return `when` with `~` at every end that is a date."""
    parts = tuple(
        (_approximate_point(first), _approximate_point(last))
        for first, last in when.parts
    )
    return rebuild(when.shape, parts, typed=typed)


def rebuild(shape: Shape, parts: tuple[Part, ...], *, typed: str) -> When:
    """Make a date of the given shape from its parts."""
    if shape is Shape.ONE_OF:
        return make_one_of(parts, typed=typed)
    ((start, end),) = parts
    if shape is Shape.INTERVAL:
        return make_interval(start, end, typed=typed)
    return make_single(start, typed=typed)


def _approximate_point(point: Point) -> Point:
    return point if point in _BOUNDLESS else replace(point, approximate=True)


def _format_part(part: Part) -> str:
    first, last = part
    if first == last:
        return str(first)
    # Inside a set an open side is written as nothing: `[..2013]`.
    start = "" if first == OPEN_START else str(first)
    end = "" if last == OPEN_END else str(last)
    return f"{start}..{end}"


def _reversed_within_day(start: Point, end: Point) -> bool:
    # Clocks compare only on one day and with one spelling of the offset.
    return (
        start.clock is not None
        and end.clock is not None
        and start.first == end.first
        and start.edtf[16:] == end.edtf[16:]
        and start.clock > end.clock
    )


def _clamp(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int, int, int]:
    # What ended by the 10th had begun by the 10th, however vague its start is.
    b1, b2 = start
    e1, e2 = end
    return b1, min(b2, e2), max(e1, b1), e2


def _stretch_precision(first: int, last: int) -> Precision:
    if not (is_finite(first) and is_finite(last)):
        return Precision.UNBOUNDED
    days = last - first + 1
    for limit, precision in _STRETCHES:
        if days <= limit:
            return precision
    return Precision.CENTURY
