"""Dates with a code for how exact they are, as EDTF that says no more.

A source gives a day, or a first and a last one, and beside it how much of that is
known. Where both days are given and differ, they are what the source vouches for. Where
one day stands for all, it stands somewhere in a longer stretch, and the date is as long
as that stretch may be.

What the codebooks say, as far as it is certain:

ACLED, codebook, `time_precision`
    1 the day is known; 2 only the week, or weekend, of which the source dates one day;
    3 only the month, or a part of it, of which one day is put. Which day of the week is
    put is not said the same in all versions, so 2 is six days before to six days after.
UCDP GED, codebook 25.1, `date_prec` with `date_start` and `date_end`, which are the
earliest and the latest day on which the event can have happened
    1 the day is known; 2 two to six days; 3 a week; 4 a month, or eight to thirty days;
    5 more than a month, up to a year. Under 5 stand summaries of what went on all the
    while as well, so it is `within`. A 6 was in no codebook that could be seen: it is
    what it says least, `within`.
Correlates of War, MID codebook 5.0, days and months of -9
    not known: a month, a year (`join_parts`). Begin and end are when a dispute began
    and ended: `range`.
"""

from collections.abc import Callable, Mapping

from timeline.dates import (
    When,
    calendar_date,
    format_day,
    is_finite,
    parse_date,
)
from timeline.importing.rows import SourceError
from timeline.patterns import LazyPattern

_WEEK = 6
"""Days from the first to the last of a week."""
_MONTHS = 12
_UNKNOWN = "unknown"


def blur(begin: str, end: str, level: str) -> str:
    """Return the EDTF of a date known as exactly as a level says.

    `begin` and `end` are texts that `timeline.dates.parse_date` reads, or empty. Either
    may stand alone, and then for both, but in a `range`, whose other end is not known.

        day      on this day; of two different ones, one from the first to the last
        days     one of the days from begin to end; alone, one of the week about it
        week     one of the days from begin to end; alone, one within six days of it
        month    one of the days from begin to end; alone, that month
        year     one of the days from begin to end; alone, that year
        range    lasted from begin to end
        within   at some time from begin to end, or all the time; alone, that year
        unknown  nobody knows when

    Without any date it is `unknown`. Raises DateError for a text that is no date;
    SourceError for one that depends on another event or leaves a side open, and for an
    end before the begin; KeyError for a level that is not in `LEVELS`.
    """
    write = _WRITERS[level]
    first, last = _read(begin), _read(end)
    if first is None and last is None:
        return _UNKNOWN
    return write(first, last)


def join_parts(year: str, month: str = "", day: str = "") -> str:
    """Return the EDTF of a date in three columns, as much of it as is there.

    Not known is what is empty, nought, or one of the usual codes for missing values
    (-9, -8, -99, dashes, NA, a full stop). A day without its month says nothing but the
    year; without a year the text is empty. Years are those of the common era, of up to
    four digits. Whether the month has such a day is for `parse_date` to say.

    Raises SourceError for other texts, and for numbers that are no year, month or day.
    """
    numbers = []
    for part, name, most in (
        (year, "year", 9999),
        (month, "month", 12),
        (day, "day", 31),
    ):
        bare = part.strip()
        if _MISSING.compiled.fullmatch(bare):
            break
        found = _NUMBER.fullmatch(bare)
        number = int(found[1]) if found is not None else 0
        if not 0 < number <= most:
            raise SourceError(
                f"{bare!r} is no {name}", f"a {name} is a number from 1 to {most}"
            )
        numbers.append(number)
    if not numbers:
        return ""
    return "-".join((f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:])))


_MISSING = LazyPattern(r"|0+(?:\.0*)?|-[7-9]+(?:\.0*)?|-+|\.|NA")
# Programs for statistics write whole numbers with a fraction: 1914.0.
_NUMBER = LazyPattern(r"([0-9]{1,4})(?:\.0*)?")


def _read(text: str) -> When | None:
    if not text.strip():
        return None
    when = parse_date(text.strip())
    if not isinstance(when, When):
        raise SourceError(
            f"the date {text!r} depends on another event",
            "a code for how exact a date is needs a day beside it",
        )
    return None if when.is_undated else when


def _write_range(first: When | None, last: When | None) -> str:
    if first is None or last is None:
        return f"{_drop_midnight(first)}/{_drop_midnight(last)}"
    begin, end = _drop_midnight(first), _drop_midnight(last)
    if begin == end:
        return begin
    _bounds(first, last)
    return f"{begin}/{end}"


def _drop_midnight(when: When | None) -> str:
    """Return a date without the nought hours that columns of dates and times add."""
    if when is None:
        return ""
    day, clock, time = when.edtf.partition("T")
    return day if clock and not time.strip("0:.Z") else when.edtf


def _write_day(first: When | None, last: When | None) -> str:
    begin, end = _bounds(first, last)
    one = first or last
    if begin == end and one is not None:
        return _drop_midnight(one)
    return _one_of(begin, end)


def _write_days(first: When | None, last: When | None) -> str:
    begin, end = _bounds(first, last)
    return _one_of(begin - _WEEK, end + _WEEK) if begin == end else _one_of(begin, end)


def _write_month(first: When | None, last: When | None) -> str:
    begin, end = _bounds(first, last)
    return format_day(begin)[:-3] if begin == end else _one_of(begin, end)


def _write_year(first: When | None, last: When | None) -> str:
    begin, end = _bounds(first, last)
    return format_day(begin)[:-6] if begin == end else _one_of(begin, end)


def _write_within(first: When | None, last: When | None) -> str:
    begin, end = _bounds(first, last)
    if begin == end:
        return _write_year(first, last)
    span = _one_of(begin, end)
    return f"{span}/{span}"


def _bounds(first: When | None, last: When | None) -> tuple[int, int]:
    """Return the first and the last day that are possible."""
    there = [when for when in (first, last) if when is not None]
    begin, end = there[0].outer[0], there[-1].outer[3]
    if not (is_finite(begin) and is_finite(end)):
        raise SourceError(
            f"from {there[0].typed!r} to {there[-1].typed!r} there is no first or no "
            "last day",
            "a code for how exact a date is needs days beside it",
        )
    if begin > end:
        raise SourceError(
            f"the end {there[-1].typed!r} is before the begin {there[0].typed!r}",
            "perhaps the columns are mixed up",
        )
    return begin, end


def _one_of(begin: int, end: int) -> str:
    """Return one of some days, as the month or year that they make up if they do."""
    span = f"[{format_day(begin)}..{format_day(end)}]"
    (year, month, day), (next_year, next_month, next_day) = (
        calendar_date(begin),
        calendar_date(end + 1),
    )
    if day != 1 or next_day != 1:
        return span
    months = (next_year - year) * _MONTHS + next_month - month
    if months == 1:
        return format_day(begin)[:-3]
    return format_day(begin)[:-6] if months == _MONTHS and month == 1 else span


_WRITERS: Mapping[str, Callable[[When | None, When | None], str]] = {
    "day": _write_day,
    "days": _write_days,
    "week": _write_days,
    "month": _write_month,
    "year": _write_year,
    "range": _write_range,
    "within": _write_within,
    "unknown": lambda _first, _last: _UNKNOWN,
}
LEVELS: tuple[str, ...] = tuple(_WRITERS)
"""The words for how exact a date is, the most exact first but for the last three."""
