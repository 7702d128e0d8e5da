"""Dates that are counted from another: `10 days after X`, `3 months before X`.

It is counted from the last day of a date on, and from its first day back. Days are
exact; weeks are about (`~`); of months and years only the month and the year are
known. So a month after 31 January is February, and a year after 29 February 2012 is
2013, whatever day of them.

Of what is `loose`, the date of an event, both ends are counted from: what came ten days
after something of May 2013 came on one of 31 days.

From what is about a month or more it is known to that unit: ten days after about 2013
are about 2014, not about 10 January.
"""

from dataclasses import replace

from timeline.dates import errors
from timeline.dates.calendar import calendar_date, is_finite, month_span
from timeline.dates.elements import OPEN_END, OPEN_START, Point
from timeline.dates.ends import find_ends
from timeline.dates.limits import name_limit
from timeline.dates.points import month_point, year_point
from timeline.dates.when import When, make_one_of, make_single
from timeline.lean import dataclass

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}
UNITS = (*_DAYS, *_MONTHS)
"""What can be counted."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of units, after something or before it."""

    count: int
    unit: str
    """One of `UNITS`."""
    after: bool

    def count_from(self, when: When, text: str, *, loose: bool) -> When:
        """Return the date so long after or before another.

        Raises DateError where that has no end to count from, or the day cannot be
        written.
        """
        low, high = find_ends(when)
        known = is_finite(when.b1), is_finite(when.e2)
        needed = any(known) if loose else known[self.after]
        if not needed or (when.is_one_of and not loose and not all(known)):
            why = f"nobody knows when that {'ends' if self.after else 'begins'}"
            raise errors.invalid(text, why, "give a date of its own")
        if not loose:
            day = when.e2 if self.after else when.b1
            point = self._move(day, high if self.after else low, text)
            return make_single(point, typed=text)
        first = self._move(when.b1, low, text) if known[0] else OPEN_START
        last = self._move(when.e2, high, text) if known[1] else OPEN_END
        if first == last:
            return make_single(first, typed=text)
        return make_one_of(((first, last),), typed=text)

    def _move(self, day: int, source: Point, text: str) -> Point:
        """Return what a day is moved to, with the marks of what it belongs to."""
        count = self.count if self.after else -self.count
        if self.unit in _DAYS:
            moved = name_limit(day + count * _DAYS[self.unit], source, text)
            return moved if self.unit == "day" else replace(moved, approximate=True)
        year, month, _ = calendar_date(day)
        first, _ = month_span(year, month + count * _MONTHS[self.unit])
        coarse = name_limit(first, source, text)
        unit = month_point(*calendar_date(first)[:2])
        if self.unit == "year":
            unit = year_point(calendar_date(first)[0])
        if coarse.precision.coarseness > unit.precision.coarseness:
            return coarse
        return replace(unit, approximate=source.approximate, uncertain=source.uncertain)
