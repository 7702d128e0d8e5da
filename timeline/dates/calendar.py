"""Calendar arithmetic on day numbers.

A day is an `int`: the proleptic Gregorian ordinal, 0001-01-01 being 1, so that
it agrees with `datetime.date.toordinal` where that is defined. Earlier days are
zero and negative, years are astronomical (year 0 is 1 BC), and nothing here
stops at the years 1 and 9999, which is why `datetime` does not do.

`PAST` and `FUTURE` stand for minus and plus infinity. They are sentinels, not
days: compare them, never add to them (`shift_days` and `shift_months` leave
them as they are).
"""

PAST = -(1 << 62)
FUTURE = 1 << 62

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Days in 400, 100, 4 and 1 Gregorian years.
_DAYS_400 = 146_097
_DAYS_100 = 36_524
_DAYS_4 = 1_461
_DAYS_1 = 365


def is_finite(day: int) -> bool:
    """Tell whether `day` is a day and not one of the two infinities."""
    return PAST < day < FUTURE


def is_leap(year: int) -> bool:
    """Tell whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return how many days the month (1-12) has in that year."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month]


def day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a calendar date that is known to exist."""
    before = year - 1
    leap_day = 1 if month > 2 and is_leap(year) else 0
    return (
        before * 365
        + before // 4
        - before // 100
        + before // 400
        + _DAYS_BEFORE_MONTH[month]
        + leap_day
        + day
    )


def julian_day_number(year: int, month: int, day: int) -> int:
    """Return the day number of a date in the Julian calendar, which has to exist.

    Years are astronomical there as well, and begin on 1 January.
    """
    before = year - 1
    leap_day = 1 if month > 2 and year % 4 == 0 else 0
    # 1 January of the year 1 fell two days earlier in the Julian calendar.
    return before * 365 + before // 4 + _DAYS_BEFORE_MONTH[month] + leap_day + day - 2


def calendar_date(day: int) -> tuple[int, int, int]:
    """Return (year, month, day of month) of a finite day number."""
    cycles, rest = divmod(day - 1, _DAYS_400)
    # The last day of a 400-year or 4-year cycle would count as a fifth unit.
    centuries = min(rest // _DAYS_100, 3)
    rest -= centuries * _DAYS_100
    fours, rest = divmod(rest, _DAYS_4)
    ones = min(rest // _DAYS_1, 3)
    rest -= ones * _DAYS_1
    year = cycles * 400 + centuries * 100 + fours * 4 + ones + 1
    month = min(rest // 29 + 1, 12)
    leap = is_leap(year)
    while _days_before(month, leap=leap) > rest:
        month -= 1
    return year, month, rest - _days_before(month, leap=leap) + 1


def _days_before(month: int, *, leap: bool) -> int:
    return _DAYS_BEFORE_MONTH[month] + (1 if leap and month > 2 else 0)


def weekday(day: int) -> int:
    """Return the weekday of a finite day number, Monday being 0."""
    return (day - 1) % 7


def month_span(year: int, month: int, months: int = 1) -> tuple[int, int]:
    """Return the first and last day of `months` months from year and month on.

    `month` may lie outside 1-12 and then counts on into other years.
    """
    first_year, first_month = _carry(year, month)
    next_year, next_month = _carry(year, month + months)
    return (
        day_number(first_year, first_month, 1),
        day_number(next_year, next_month, 1) - 1,
    )


def year_span(year: int, years: int = 1) -> tuple[int, int]:
    """Return the first and last day of `years` years from `year` on."""
    return day_number(year, 1, 1), day_number(year + years, 1, 1) - 1


def week_span(year: int, week: int) -> tuple[int, int] | None:
    """Return the Monday and the Sunday of a week of ISO 8601; None if it has none.

    The first week of a year is the one with 4 January.
    """
    monday = day_number(year, 1, 4)
    monday += 7 * (week - 1) - weekday(monday)
    # A week is of the year that its Thursday is in.
    if week < 1 or calendar_date(monday + 3)[0] != year:
        return None
    return monday, monday + 6


def shift_days(day: int, days: int) -> int:
    """Move a day; an infinity stays where it is."""
    return day + days if is_finite(day) else day


def shift_months(day: int, months: int) -> int:
    """Move the first day of a month by whole months; an infinity stays."""
    if not is_finite(day):
        return day
    year, month, of_month = calendar_date(day)
    return month_span(year, month + months)[0] + of_month - 1


def _carry(year: int, month: int) -> tuple[int, int]:
    years, index = divmod(month - 1, 12)
    return year + years, index + 1


def format_year(year: int) -> str:
    """Write a year as ISO 8601 does: four digits at least, a sign below 0."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def format_day(day: int) -> str:
    """Write a finite day number as an ISO 8601 calendar date."""
    year, month, of_month = calendar_date(day)
    return f"{format_year(year)}-{month:02d}-{of_month:02d}"
