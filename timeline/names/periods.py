"""The month or year that a date begins in: what headings of time are."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates import (
    FUTURE,
    MONTH_NAMES,
    PAST,
    Precision,
    calendar_date,
    format_year_name,
)
from timeline.lean import NamedTuple

if TYPE_CHECKING:
    from timeline.dates import (
        When,
    )
    from timeline.model import Event

_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
_OPEN = "Beginning unknown"
_UNDATED = "undated"


class Period(NamedTuple):
    """A heading of time: a month, a year, or what began nobody knows when.

    Or what is undated: of that nobody knows anything.
    """

    year: int | None
    month: int | None = None
    undated: bool = False

    @property
    def name(self) -> str:
        """Return the heading: `May 2013`, `2013`."""
        if self.undated:
            return _UNDATED.capitalize()
        if self.year is None:
            return _OPEN
        year = format_year_name(self.year)
        return f"{MONTH_NAMES[self.month - 1]} {year}" if self.month else year

    @property
    def value(self) -> str:
        """Return it as ISO 8601 writes it: `2013-05`, `2013`.

        Empty if the beginning is unknown, `undated` if everything is.
        """
        if self.year is None:
            return _UNDATED if self.undated else ""
        year = f"{'-' * (self.year < 0)}{abs(self.year):04d}"
        return f"{year}-{self.month:02d}" if self.month else year


def period_of(when: When, *, months: bool) -> Period:
    """Return the period that a date begins in; of what happened up to some day its.

    What is known only to the year stands under the year, before its months.
    """
    if when.is_one_of and when.b1 == PAST:
        year, month, _ = calendar_date(when.e2)
        coarse = when.end.precision in _COARSE
        return Period(year) if coarse or not months else Period(year, month)
    if when.b1 == PAST:
        return Period(None, undated=when.is_undated)
    return _find_period(when.b1, months=months and when.start.precision not in _COARSE)


# Events stand in order, so that those of one day ask one after the other.
@lru_cache(maxsize=256)
def _find_period(day: int, *, months: bool) -> Period:
    year, month, _ = calendar_date(day)
    return Period(year, month) if months else Period(year)


def heading_of(event: Event, *, months: bool) -> Period:
    """Return the period that an event is drawn under, where events stand in order.

    What is dated directly after another event or before it stands where that does.
    """
    return period_of(event.beside or event.date, months=months)


def place_period(period: Period) -> tuple[int, int]:
    """Return the place of a period in time: a year stands before its months.

    What began nobody knows when comes first, and what is undated last.
    """
    if period.year is None:
        return FUTURE if period.undated else PAST, 0
    return period.year, period.month or 0


def parse_period(value: str) -> Period:
    """Return the period that has this value."""
    if value in ("", _UNDATED):
        return Period(None, undated=bool(value))
    head, _, tail = value.rpartition("-")
    # The minus of a year before 1 has nothing before it.
    if head and len(tail) == 2:
        return Period(int(head), int(tail))
    return Period(int(value))
