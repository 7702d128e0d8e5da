"""A month or a day of any year: what `--month May` and `--day "10 May"` ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.dates import (
    FUTURE,
    MONTH_NAMES,
    PAST,
    Fit,
    calendar_date,
    day_number,
    days_in_month,
    month_span,
)
from timeline.dates.words import MONTHS
from timeline.lean import NamedTuple
from timeline.patterns import LazyPattern

if TYPE_CHECKING:
    from timeline.dates import (
        When,
    )

_DAY_MONTH = LazyPattern(r"(?P<day>\d{1,2}) +(?P<month>[A-Za-z]+)\.?", re.ASCII)
_MONTH_DAY = LazyPattern(r"(?P<month>[A-Za-z]+)\.? +(?P<day>\d{1,2})", re.ASCII)
_DIGITS = LazyPattern(r"(?:--)?(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
# 29 February comes every four years, but round 1900 it takes eight; and this year's
# may be over.
_YEARS_TO_COME = 10


class MonthOfYear(NamedTuple):
    """A month, 1 to 12, of any year."""

    number: int

    def fit(self, when: When) -> Fit:
        """Tell how a date lies to this month of whichever year fits it best."""
        return _fit(when, self)

    def find_next(self, day: int) -> tuple[int, int]:
        """Return the first such month that ends on or after a day."""
        year = calendar_date(day)[0]
        first, last = month_span(year, self.number)
        return (first, last) if last >= day else month_span(year + 1, self.number)


class DayOfYear(NamedTuple):
    """A day of a month, 1 to 12, of any year."""

    month: int
    day: int

    def fit(self, when: When) -> Fit:
        """Tell how a date lies to this day of whichever year fits it best."""
        return _fit(when, self)

    def find_next(self, day: int) -> tuple[int, int]:
        """Return the first such day on or after a day, as first and last day."""
        year = calendar_date(day)[0]
        days = (
            day_number(coming, self.month, self.day)
            for coming in range(year, year + _YEARS_TO_COME)
            if self.day <= days_in_month(coming, self.month)
        )
        found = next(number for number in days if number >= day)
        return found, found

    def __str__(self) -> str:
        """Return the day in words."""
        return f"{self.day} {MONTH_NAMES[self.month - 1]}"


def _fit(when: When, yearly: MonthOfYear | DayOfYear) -> Fit:
    b1, b2, e1, e2 = when.outer
    if not _meets(b1, e2, yearly):
        return Fit.NO
    if _meets(b2, e1, yearly) and not when.uncertain:
        return Fit.CERTAIN
    return Fit.POSSIBLE


def _meets(begin: int, end: int, yearly: MonthOfYear | DayOfYear) -> bool:
    """Tell whether in some year it ends from `begin` on and begins by `end`."""
    if begin == FUTURE or end == PAST:
        return False
    return begin == PAST or yearly.find_next(begin)[0] <= end


def parse_month_of_year(text: str) -> MonthOfYear | None:
    """Read `May`, `may`, `5` or `05`; None if it is anything else."""
    if re.fullmatch("0?[1-9]|1[0-2]", text):
        return MonthOfYear(int(text))
    number = MONTHS.get(text.lower().removesuffix("."))
    return MonthOfYear(number) if number else None


def parse_day_of_year(text: str) -> DayOfYear | None:
    """Read `10 May`, `May 10` or `05-10`; None if it is anything else."""
    for pattern in (_DAY_MONTH, _MONTH_DAY, _DIGITS):
        found = pattern.fullmatch(text)
        if found is None:
            continue
        word = found["month"].lower()
        month = int(word) if word.isdecimal() else MONTHS.get(word, 0)
        # Any year would do but for 29 February, which a leap year has.
        if 1 <= month <= 12 and 1 <= int(found["day"]) <= days_in_month(2000, month):
            return DayOfYear(month, int(found["day"]))
    return None
