"""When an event stands in a calendar: dates with their bounds as days and times of it.

    2013-05-10                      20130510 to 20130511, exclusive
    2013-05-10/2013-05-12           20130510 to 20130513
    2013-05-10T14:30+04:00          20130510T103000Z
    2013-05-10T14:30                20130510T143000, wherever the reader is
    2013-05                         20130501 to 20130601, and not exact
    2013-05-10/..                   20130510 to 20130511, and not exact

A calendar has no other way to say that something happened once within a month than as
what lasts all through it, so that whoever writes such a slot says more beside it.
"""

from enum import StrEnum
from typing import NamedTuple

from timeline.dates import (
    Shape,
    When,
    Window,
    calendar_date,
    day_number,
    find_known_span,
    is_finite,
)
from timeline.dates.elements import Point, read_offset

_FIRST_DAY, _LAST_DAY = 1, day_number(9999, 12, 31)
_SECONDS_A_DAY = 86_400
_MONTH = 31
"""Days that what is known to a month may lie in."""


class Exactness(StrEnum):
    """How exactly a date is known."""

    EXACT = "exact"
    """To the day or the minute, at both ends, without `~` or `?`."""
    MONTH = "month"
    """Each end is one of 31 days at most."""
    ROUGH = "rough"
    """Less than that; also what goes on, or began nobody knows when."""
    NONE = "none"
    """Nobody knows it."""


class Slot(NamedTuple):
    """A stretch of days, or of time, as iCalendar writes it."""

    start: str
    """`20130510`, `20130510T143000` or `20130510T103000Z`."""
    end: str
    """Exclusive, of the same form; empty for a moment, and for the last day that can be
    written."""

    @property
    def is_day(self) -> bool:
        """Tell whether it consists of whole days."""
        return "T" not in self.start


def judge_exactness(date: When) -> Exactness:
    """Return how exactly a date is known."""
    if date.is_undated:
        return Exactness.NONE
    if not all(map(is_finite, date.bounds)):
        return Exactness.ROUGH
    spread = max(date.b2 - date.b1, date.e2 - date.e1)
    if spread == 0 and not date.approximate and not date.uncertain:
        return Exactness.EXACT
    return Exactness.MONTH if spread < _MONTH else Exactness.ROUGH


def find_slot(date: When) -> Slot | None:
    """Return when a date is in a calendar: from its first known day to its last.

    None where nobody knows it, and outside of the years 1 to 9999.
    """
    window = find_known_span([date])
    if window is None:
        return None
    if date.shape is not Shape.ONE_OF and date.start.clock is not None:
        timed = _is_timed(date.start), _is_timed(date.end)
        if all(timed) and bool(date.start.offset) == bool(date.end.offset):
            return _make_timed(date.start, date.end)
    return _make_days(window)


def _is_timed(point: Point) -> bool:
    return point.clock is not None and point.ends is None


def _make_days(window: Window) -> Slot | None:
    first, last = window
    if first < _FIRST_DAY or last > _LAST_DAY:
        return None
    if last < _LAST_DAY:
        return Slot(_format_day(first), _format_day(last + 1))
    # A day without an end is that day (3.6.1).
    return Slot(_format_day(first), "") if first == last else None


def _make_timed(start: Point, end: Point) -> Slot | None:
    first, last = _count_seconds(start), _count_seconds(end)
    days = first // _SECONDS_A_DAY, last // _SECONDS_A_DAY
    if min(days) < _FIRST_DAY or max(days) > _LAST_DAY:
        return None
    sign = "Z" if start.offset else ""
    begins = f"{_format_time(first)}{sign}"
    return Slot(begins, f"{_format_time(last)}{sign}" if last > first else "")


def _count_seconds(point: Point) -> int:
    """Return the seconds from the beginning of day 0, in UTC where it has an offset."""
    clock = (point.clock or 0) - read_offset(point.offset)
    return point.first * _SECONDS_A_DAY + clock


def _format_day(day: int) -> str:
    year, month, of_month = calendar_date(day)
    return f"{year:04d}{month:02d}{of_month:02d}"


def _format_time(seconds: int) -> str:
    day, rest = divmod(seconds, _SECONDS_A_DAY)
    minutes, second = divmod(rest, 60)
    return f"{_format_day(day)}T{minutes // 60:02d}{minutes % 60:02d}{second:02d}"
