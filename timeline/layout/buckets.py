"""Dates into buckets of time: days, weeks, months, up to millennia.

An event counts once, in the bucket it begins in, and only if that is known: if the
first and the last day on which it may have begun lie in one bucket. What is known
less well is left out and said to be; it is spread over nothing, so that every column
is a number of events that a reader can find. `spread_counts`, for drawings too small
to say anything, does spread it.

Buckets of one unit are numbered through, with no regard to any span: month 24,153 is
January 2013. That costs no memory, however long the span. Decades and centuries begin
with the years divisible by ten and a hundred, as in EDTF (`201X`, `20XX`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.dates import (
    FUTURE,
    PAST,
    Window,
    calendar_date,
    format_day,
    is_finite,
    month_span,
    year_span,
)
from timeline.lean import NamedTuple
from timeline.vocabulary import UNITS

if TYPE_CHECKING:
    from timeline.dates import (
        When,
    )

STEPS = (
    *UNITS[: UNITS.index("decade")],
    "two years",
    "five years",
    "decade",
    "25 years",
    "century",
    "millennium",
)
"""From fine to coarse, with those between that a small drawing may need."""

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6}
_YEARS = {
    "year": 1,
    "two years": 2,
    "five years": 5,
    "decade": 10,
    "25 years": 25,
    "century": 100,
    "millennium": 1000,
}


def find_bucket(day: int, unit: str, *, week_start: int = 0) -> int:
    """Return the number of the bucket that a finite day lies in."""
    if unit == "day":
        return day
    if unit == "week":
        return (day - 1 - week_start) // 7
    year, month, _ = calendar_date(day)
    if unit in _MONTHS:
        return (year * 12 + month - 1) // _MONTHS[unit]
    return year // _YEARS[unit]


def span_bucket(number: int, unit: str, *, week_start: int = 0) -> Window:
    """Return the first and last day of a bucket."""
    if unit == "day":
        return Window(number, number)
    if unit == "week":
        first = number * 7 + 1 + week_start
        return Window(first, first + 6)
    if unit in _MONTHS:
        year, month = divmod(number * _MONTHS[unit], 12)
        return Window(*month_span(year, month + 1, _MONTHS[unit]))
    return Window(*year_span(number * _YEARS[unit], _YEARS[unit]))


def name_window(window: Window) -> str:
    """Return finite days as a date says them: `2013`, `2013-05`, else the two ends."""
    year, month, _ = calendar_date(window.first)
    first = format_day(window.first)
    if window == month_span(year, month):
        return first[:-3]
    if window == year_span(year):
        return first[:-6]
    return (
        first if window.first == window.last else f"{first}/{format_day(window.last)}"
    )


def count_buckets(span: Window, unit: str, *, week_start: int = 0) -> int:
    """Return how many buckets a finite span touches."""
    first, last = (find_bucket(day, unit, week_start=week_start) for day in span)
    return last - first + 1


class Counts(NamedTuple):
    """Dates counted. Each date is in one bucket, outside, or left out as too vague."""

    unit: str
    numbers: tuple[int | None, ...]
    """The bucket of each date; None for one that has none."""
    outside: int
    """How many begin certainly before or after the window."""
    vague: tuple[int, ...]
    """Indexes of the dates within the window that are known to no bucket."""
    span: tuple[int, int] | None
    """The first and last bucket that holds a date, or that the window touches.

    None where no bucket holds any.
    """

    @property
    def placed(self) -> int:
        """Return how many dates are in a bucket."""
        return len(self.numbers) - self.outside - len(self.vague)


def count_dates(
    dates: Iterable[When],
    unit: str,
    *,
    week_start: int = 0,
    window: Window | None = None,
) -> Counts:
    """Put each date into the bucket it begins in; those outside `window` into none.

    `window` may be infinite on either side.
    """
    numbers: list[int | None] = []
    outside = 0
    vague = []
    low, high = window or Window(PAST, FUTURE)
    for index, when in enumerate(dates):
        number = None
        if when.b2 < low or when.b1 > high:
            outside += 1
        elif not (is_finite(when.b1) and is_finite(when.b2)):
            vague.append(index)
        else:
            number = find_bucket(when.b1, unit, week_start=week_start)
            known = when.b2 == when.b1 or number == find_bucket(
                when.b2, unit, week_start=week_start
            )
            # A month that the window cuts in two may lie on either side of the cut.
            if not (known and low <= when.b1 and when.b2 <= high):
                number = None
                vague.append(index)
        numbers.append(number)
    held = [number for number in numbers if number is not None]
    span = None
    if held:
        held += [
            find_bucket(day, unit, week_start=week_start)
            for day in (low, high)
            if is_finite(day)
        ]
        span = min(held), max(held)
    return Counts(unit, tuple(numbers), outside, tuple(vague), span)


def spread_counts(
    dates: Iterable[When], window: Window, parts: int
) -> tuple[float, ...]:
    """Return how many dates fall into each of `parts` equal parts of a finite window.

    A date that may lie in several parts, or lasts through them, is spread evenly over
    those; one that reaches beyond the window, over those it has in it. So the sum is
    the number of dates that touch the window. What is undated is in no part.
    """
    weights = [0.0] * parts
    first, last = window
    days = last - first + 1
    for when in dates:
        if when.is_undated or when.e2 < first or when.b1 > last:
            continue
        low = (max(when.b1, first) - first) * parts // days
        high = (min(when.e2, last) - first) * parts // days
        share = 1 / (high - low + 1)
        for part in range(low, high + 1):
            weights[part] += share
    return tuple(weights)
