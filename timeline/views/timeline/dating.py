"""What is written of the date of an event, below a heading that gives a part of it.

In a column of dates (`date_aligned`) a month stands where it changes, and a year where
no heading gives it:

             Apr    15
       end of May 2013
        2013 May  7–10
                    14
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Precision,
    Shape,
    calendar_date,
    format_when,
    format_year_name,
    is_finite,
    month_span,
    weekday,
)
from timeline.lean import NamedTuple
from timeline.rendering import measure_cells, pad_cells

if TYPE_CHECKING:
    from timeline.dates import (
        When,
    )
    from timeline.names import Period
    from timeline.views.grouping import Group, Row

_FIRST_AD = 1
_PLAIN = (Shape.SINGLE, Shape.INTERVAL)


class Section(NamedTuple):
    """A heading and what stands below it."""

    heading: str
    """Empty: none."""
    entries: Sequence[tuple[Row, str]]
    """Each event with what is written of its date."""


class _Parts(NamedTuple):
    """A date that fits a column of months and days."""

    year: int
    month: int
    days: str
    """Empty for a whole month."""


def limit_groups(
    groups: Iterable[Group], limit: int | None
) -> Iterator[tuple[str, Period, list[Row]]]:
    """Yield the groups with the first so many of their rows, without empty ones."""
    left = limit
    for heading, period, rows in groups:
        if left == 0:
            return
        taken = []
        for row in rows:
            if left == 0:
                break
            taken.append(row)
            left = None if left is None else left - 1
        yield heading, period, taken


def date_apart(
    groups: Iterable[tuple[str, Period, list[Row]]], dash: str
) -> Iterator[Section]:
    """Yield sections with each date by itself: `Fri 10`, `in May`."""
    for heading, period, rows in groups:
        entries = [(row, write_date(row[0].event.date, period, dash)) for row in rows]
        yield Section(heading, entries)


def date_aligned(
    groups: Iterable[tuple[str, Period, list[Row]]], dash: str
) -> Iterator[Section]:
    """Yield sections with dates that stand below each other, aligned to the right."""
    held = list(groups)
    found = {
        row[0].event.date: _split(row[0].event.date, dash)
        for _, period, rows in held
        if not period.month
        for row in rows
    }
    days = [measure_cells(parts.days) for parts in found.values() if parts is not None]
    width = max(days, default=0)
    for heading, period, rows in held:
        # What the row above has said: a heading says its year.
        year, month = period.year, None
        entries = []
        for row in rows:
            date = row[0].event.date
            parts = found.get(date)
            if period.undated or parts is None or not _fits(parts, period):
                text = write_date(date, period, dash)
                year, month = period.year, None
            else:
                text = _align(parts, period, year, month, width)
                year, month = parts.year, parts.month
            entries.append((row, text))
        yield Section(heading, entries)


def write_date(date: When, period: Period, dash: str) -> str:
    """Return what is written of a date below the heading of a period."""
    if period.undated:
        return ""
    if period.year is not None and period.month and _is_plain_day(date):
        first, names = _name_days(period.year, period.month)
        if 0 <= date.b1 - first < len(names):
            return names[date.b1 - first]
    return format_when(date, year=period.year, month=period.month, dash=dash)


def _is_plain_day(date: When) -> bool:
    """Tell whether a date is one day, and nothing more is known or in doubt."""
    return (
        date.shape is Shape.SINGLE
        and date.precision is Precision.DAY
        and not (date.approximate or date.uncertain)
        and date.clock is None
    )


@lru_cache(maxsize=64)
def _name_days(year: int, month: int) -> tuple[int, tuple[str, ...]]:
    """Return the first day of a month, and each as `format_when` writes it in it."""
    first, last = month_span(year, month)
    days = range(first, last + 1)
    names = [f"{WEEKDAY_NAMES[weekday(day)][:3]} {day - first + 1}" for day in days]
    return first, tuple(names)


def _fits(parts: _Parts, period: Period) -> bool:
    """Tell whether the heading gives the year of a date, or none at all."""
    return period.month is None and period.year in (None, parts.year)


def _align(
    parts: _Parts, period: Period, year: int | None, month: int | None, width: int
) -> str:
    is_new = parts.year != year
    names_month = is_new or parts.month != month or not parts.days
    name = MONTH_NAMES[parts.month - 1][:3] if names_month else ""
    text = pad_cells(name, 3)
    if width:
        text += " " * (width + 1 - measure_cells(parts.days)) + parts.days
    if period.year is not None or not is_new:
        return text
    return f"{format_year_name(parts.year)} {text}"


def _split(date: When, dash: str) -> _Parts | None:
    """Return a date by its parts; None for one that has to be told in words."""
    if date.approximate or date.uncertain or date.shape not in _PLAIN:
        return None
    if not (is_finite(date.b1) and is_finite(date.e2)):
        return None
    start, end = date.start, date.end
    if any(point.clock is not None or point.ends for point in (start, end)):
        return None
    first = calendar_date(date.b1)
    last = first if date.e2 == date.b1 else calendar_date(date.e2)
    year, month, day = first
    if first[:2] != last[:2] or year < _FIRST_AD:
        return None
    if start.precision is end.precision is Precision.DAY:
        days = str(day) if first == last else f"{day}{dash}{last[2]}"
        return _Parts(year, month, days)
    if date.shape is Shape.SINGLE and start.precision is Precision.MONTH:
        return _Parts(year, month, "")
    return None
