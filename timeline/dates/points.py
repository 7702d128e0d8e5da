"""Calendar units, made into the points that dates consist of.

Each is spelled in EDTF here, so that every grammar writes the same unit alike. What
EDTF has no unit for, such as a third of a year, is a stretch of units: one occurrence
somewhere in it.
"""

from dataclasses import replace

from timeline.dates import errors
from timeline.dates.calendar import (
    MONTH_NAMES,
    calendar_date,
    day_number,
    days_in_month,
    format_day,
    format_year,
    month_span,
    year_span,
)
from timeline.dates.elements import make_point
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Part,
    Point,
    Precision,
    When,
    rebuild,
)

CODES = {
    21: (3, 3, Precision.SEASON),
    22: (6, 3, Precision.SEASON),
    23: (9, 3, Precision.SEASON),
    24: (12, 3, Precision.SEASON),
    33: (1, 3, Precision.QUARTER),
    34: (4, 3, Precision.QUARTER),
    35: (7, 3, Precision.QUARTER),
    36: (10, 3, Precision.QUARTER),
    40: (1, 6, Precision.HALF),
    41: (7, 6, Precision.HALF),
}
"""Codes in the place of a month: first month, number of months, precision."""


# Years are written with four digits.
_FIRST_DAY, _LAST_DAY = year_span(-9999)[0], year_span(9999)[1]


def check_day(text: str, year: int, month: int, day: int) -> int:
    """Return the day number, or raise DateError where that day does not exist."""
    length = days_in_month(year, month)
    if day < 1 or day > length:
        why = (
            f"{MONTH_NAMES[month - 1]} {year} has {length} days"
            if day
            else "days count from 1"
        )
        raise errors.invalid(text, why)
    return day_number(year, month, day)


def day_point(day: int) -> Point:
    """Return the point of a day number."""
    return make_point(day, day, Precision.DAY, format_day(day))


def written_day(text: str, day: int) -> Point:
    """Return the point of a day; raise DateError where it has no four-digit year."""
    if not _FIRST_DAY <= day <= _LAST_DAY:
        why = "no day can be written there"
        raise errors.invalid(text, why, "years go from -9999 to 9999")
    return day_point(day)


def month_point(year: int, month: int) -> Point:
    """Return the point of a month; it may lie outside 1-12, in other years then."""
    first, last = month_span(year, month)
    year, month, _ = calendar_date(first)
    return make_point(first, last, Precision.MONTH, f"{format_year(year)}-{month:02d}")


def year_point(year: int) -> Point:
    """Return the point of an astronomical year."""
    return make_point(*year_span(year), Precision.YEAR, format_year(year))


def decade_point(first_year: int) -> Point:
    """Return the point of a decade, whose first year ends in 0 and is not below 0."""
    edtf = f"{first_year // 10:03d}X"
    return make_point(*year_span(first_year, 10), Precision.DECADE, edtf)


def code_point(year: int, code: int) -> Point:
    """Return the point of a season, a quarter or a half, by its EDTF code."""
    month, months, precision = CODES[code]
    first, last = month_span(year, month, months)
    return make_point(first, last, precision, f"{format_year(year)}-{code}")


def months_stretch(year: int, month: int, months: int) -> Part:
    """Return the stretch of some months from the one given on.

    In whole years where it consists of them; `month` may lie outside 1-12.
    """
    years, index = divmod(month - 1, 12)
    if index == 0 and months % 12 == 0:
        return year_point(year + years), year_point(year + years + months // 12 - 1)
    return month_point(year, month), month_point(year, month + months - 1)


def mark(when: When, *, approximate: bool = False, uncertain: bool) -> When:
    """Return a date with more marks, at every end that is a date."""
    if not approximate and not uncertain:
        return when

    def change(point: Point) -> Point:
        if point in (UNKNOWN, OPEN_START, OPEN_END):
            return point
        return replace(
            point,
            approximate=point.approximate or approximate,
            uncertain=point.uncertain or uncertain,
        )

    parts = tuple((change(first), change(last)) for first, last in when.parts)
    return rebuild(when.shape, parts, typed=when.typed)
