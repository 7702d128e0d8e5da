"""Years as rows of weeks that are counted from 1 January, so that years compare.

A cell is the same time of every year; the last of a year has a day or two. Units are
7 days or a multiple of that.
"""

from collections.abc import Iterable

from timeline.dates import When, calendar_date, day_number, year_span

WEEK = 7
_LONGEST_YEAR = 366
# Any year that is not a leap year.
_YEAR = 2013


def count_units(days: int) -> int:
    """Return how many units of so many days a year has at most."""
    return -(-_LONGEST_YEAR // days)


def find_unit(when: When, days: int) -> int | None:
    """Return the unit of its year that a date begins in, from 0; None if unknown.

    The first day on which it may begin must be finite.
    """
    first = year_span(calendar_date(when.b1)[0])[0]
    unit, last = ((day - first) // days for day in (when.b1, when.b2))
    return unit if unit == last else None


def tally_units(dates: Iterable[When], days: int) -> tuple[int, ...]:
    """Return how many dates of one year begin in each unit; unknown ones in none."""
    counts = [0] * count_units(days)
    for when in dates:
        unit = find_unit(when, days)
        if unit is not None:
            counts[unit] += 1
    return tuple(counts)


def find_month_units(days: int) -> tuple[int, ...]:
    """Return the unit in which each of the twelve months begins."""
    start = day_number(_YEAR, 1, 1)
    return tuple(
        (day_number(_YEAR, month, 1) - start) // days for month in range(1, 13)
    )
