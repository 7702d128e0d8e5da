"""Points: calendar units as they are written, of which dates are made.

A point is one unit, such as a day or a year, with its marks and its time. What `~`
adds to a point at each end goes by the unit that it is written in (ISO 8601-2:2019,
8.2, leaves open how far about reaches; docs/dates.md has the table).
"""

import re
from enum import StrEnum
from typing import Any

from timeline.dates.calendar import (
    FUTURE,
    PAST,
    is_finite,
    shift_days,
    shift_months,
)
from timeline.lean import dataclass
from timeline.patterns import LazyPattern

_SECONDS_A_DAY = 86_400
_OFFSET = LazyPattern(r"T[0-9:.]+(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)")


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
    Precision.UNBOUNDED: (0, 0),
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


class _OpenPoint:
    """A point that is being made: what `make_point` fills in before it is frozen."""

    __slots__ = (
        "approximate",
        "clock",
        "edtf",
        "ends",
        "first",
        "last",
        "precision",
        "uncertain",
    )

    def __init__(
        self,
        first: int,
        last: int,
        precision: Precision,
        edtf: str,
        clock: int | None,
        *,
        approximate: bool,
        uncertain: bool,
    ) -> None:
        self.first = first
        self.last = last
        self.precision = precision
        self.edtf = edtf
        self.approximate = approximate
        self.uncertain = uncertain
        self.clock = clock
        self.ends: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class Point(_OpenPoint):
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
    ends: "tuple[Point, Point] | None" = None
    """Its first and last unit, where it is made of several: see make_stretch."""

    @property
    def qualifier(self) -> str:
        """Return the EDTF qualifier: `~`, `?`, `%` or nothing."""
        if self.approximate:
            return "%" if self.uncertain else "~"
        return "?" if self.uncertain else ""

    @property
    def offset(self) -> str:
        """Return the offset of its time, as the canonical form has it; may be empty."""
        match = _OFFSET.search(self.edtf)
        return match["offset"] if match else ""

    @property
    def instant(self) -> tuple[int, int]:
        """Return the day and the seconds after midnight of its time in UTC.

        A time without an offset is taken as if it were in UTC. Midnight at the end of
        a day, 24:00, belongs to that day. Without a time it is the first moment.
        """
        clock = self.clock or 0
        seconds = clock - read_offset(self.offset)
        days = (seconds - (clock == _SECONDS_A_DAY)) // _SECONDS_A_DAY
        return self.first + days, seconds - days * _SECONDS_A_DAY

    def __str__(self) -> str:
        """Return the EDTF form with its qualifier."""
        return self.edtf + self.qualifier

    def widen(self) -> tuple[int, int]:
        """Return the first and last day that an approximate point may reach."""
        if self.ends is not None:
            start, end = self.ends
            return start.widen()[0], end.widen()[1]
        days, months = _SLACK[self.precision]
        if months:
            # The day after the last is the first of a month: whole months fit.
            last = shift_months(shift_days(self.last, 1), months)
            return shift_months(self.first, -months), shift_days(last, -1)
        return shift_days(self.first, -days), shift_days(self.last, days)


def make_point(
    first: int,
    last: int,
    precision: Precision,
    edtf: str,
    *,
    approximate: bool = False,
    uncertain: bool = False,
    clock: int | None = None,
) -> Point:
    """Return what `Point` does, at a quarter of its price."""
    # Each field of a frozen record costs a call: every date that is read has a point.
    made: Any = _OpenPoint(
        first,
        last,
        precision,
        edtf,
        clock,
        approximate=approximate,
        uncertain=uncertain,
    )
    made.__class__ = Point
    point: Point = made
    return point


UNKNOWN = Point(PAST, FUTURE, Precision.UNBOUNDED, "")
"""The end of an interval that nobody knows."""
OPEN_START = Point(PAST, PAST, Precision.UNBOUNDED, "..")
OPEN_END = Point(FUTURE, FUTURE, Precision.UNBOUNDED, "..")

BOUNDLESS = (UNKNOWN, OPEN_START, OPEN_END)
"""What stands where a date could, and is none."""


def is_boundless(point: Point) -> bool:
    """Tell whether a point is none, but an end that is open or unknown."""
    # Points are compared field by field, and few have this precision.
    return point.precision is Precision.UNBOUNDED and point in BOUNDLESS


def read_offset(offset: str) -> int:
    """Return the seconds by which `+04:00`, `+0400`, `-04` or `Z` is ahead of UTC."""
    digits = re.sub("[^0-9]", "", offset)
    seconds = int(digits[:2] or 0) * 3600 + int(digits[2:] or 0) * 60
    return -seconds if offset.startswith("-") else seconds


def make_stretch(first: Point, last: Point) -> Point:
    """Make a point of all days from one point to another, where one end is meant.

    It is what a range has for an end that lies on one of several days. EDTF has no
    form for it; written it is a one-of, `[2013-05-01..2013-05-10]`, with its mark
    behind the bracket.
    """
    if first == last:
        return first
    return Point(
        first.first,
        last.last,
        measure_stretch(first.first, last.last),
        f"[{strip_time(first)}..{strip_time(last)}]",
        approximate=first.approximate or last.approximate,
        uncertain=first.uncertain or last.uncertain,
        ends=(_unmark(first), _unmark(last)),
    )


def _unmark(point: Point) -> Point:
    # Of a stretch there is one mark, whichever of its ends it came from.
    return Point(point.first, point.last, point.precision, strip_time(point))


def strip_time(point: Point) -> str:
    """Return the EDTF form of a point without its mark and its time."""
    return point.edtf.partition("T")[0]


def measure_stretch(first: int, last: int) -> Precision:
    """Return what one of the days from `first` to `last` counts as."""
    if not (is_finite(first) and is_finite(last)):
        return Precision.UNBOUNDED
    days = last - first + 1
    for limit, precision in _STRETCHES:
        if days <= limit:
            return precision
    return Precision.CENTURY
