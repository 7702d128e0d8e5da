"""Dates in half a dozen cells: the month, or less where less is known.

1991-12   Dec91   1991   Dec91+ (then or later)   <1991 (by then)   ? (undated)
Mar 44 BC   44 BC
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from timeline.dates import (
    FUTURE,
    MONTH_NAMES,
    PAST,
    When,
    calendar_date,
    format_day,
    format_when,
    format_year,
    format_year_name,
    is_finite,
    parse_canonical,
)

_CENTURY = 100
_FIRST_AD = 1
_FIRST_OF_FOUR_DIGITS = 1000
_LAST_OF_FOUR_DIGITS = 9999

SIGNS: Mapping[str, str] = MappingProxyType(
    {"+": "then or later", "<": "by then", "?": "undated"}
)
"""What the signs at a short date mean."""


def find_last(when: When) -> int:
    """Return the day until which something lasted at least, to find what was last.

    For what goes on still the day it had begun by: it outlasts all else, but tells
    nothing of when it was heard of.
    """
    return when.e1 if when.e1 < FUTURE else when.b2


def name_month(when: When, *, short: bool = False) -> str:
    """Return the month something ended in, as ISO 8601 writes it or as `Dec91`.

    The year alone where that is what is known; `?` where nothing is.
    """
    if when.e2 == FUTURE:
        return f"{_name_day(when.b1, short=short)}+" if is_finite(when.b1) else "?"
    last = calendar_date(when.e2)
    first = calendar_date(when.e1) if when.e1 > PAST else None
    if first is not None and first[0] != last[0]:
        return f"<{_name_year(last[0])}"
    if first is None or when.b1 == PAST:
        return f"<{_name_day(when.e2, short=short)}"
    if first[1] != last[1]:
        return _name_year(last[0])
    return _name_day(when.e2, short=short)


def name_begin(when: When, *, to_day: bool, dash: str) -> str:
    """Return when something began, as a reader writes it: `Dec 1991`, `12 Dec 1991`.

    The month or the year alone where no more is known, both years where it is one of
    several; with the signs of `SIGNS`.
    """
    first, last = when.b1, when.b2
    if not (is_finite(first) or is_finite(last)):
        return "?"
    if last == FUTURE:
        return f"{_write_day(first, to_day=to_day)}+"
    if first == PAST:
        return f"<{_write_day(last, to_day=to_day)}"
    one, two = calendar_date(first), calendar_date(last)
    if one[:2] == two[:2]:
        return _write_day(first, to_day=to_day and first == last)
    years = dict.fromkeys(format_year_name(year) for year in (one[0], two[0]))
    return dash.join(years)


def _write_day(day: int, *, to_day: bool) -> str:
    text = format_day(day)
    if not to_day:
        text = text[: -len("-01")]
    return format_when(parse_canonical(text))


def _name_year(year: int) -> str:
    return format_year(year) if year >= _FIRST_AD else format_year_name(year)


def _name_day(day: int, *, short: bool) -> str:
    year, month, _ = calendar_date(day)
    if year < _FIRST_AD:
        return f"{MONTH_NAMES[month - 1][:3]} {format_year_name(year)}"
    if not short:
        return format_day(day)[: -len("-01")]
    return f"{MONTH_NAMES[month - 1][:3]}{year % _CENTURY:02d}"


def allow_short(dates: Iterable[When]) -> bool:
    """Tell whether two digits of a year say which: within a hundred years."""
    days = [day for date in dates for day in (date.b1, date.e2) if is_finite(day)]
    if not days:
        return False
    first, last = (calendar_date(day)[0] for day in (min(days), max(days)))
    return (
        last - first < _CENTURY
        and first >= _FIRST_OF_FOUR_DIGITS
        and last <= _LAST_OF_FOUR_DIGITS
    )


def list_signs(texts: Iterable[str]) -> tuple[str, ...]:
    """Return an entry of a legend for each sign that short dates bear."""
    joined = "".join(texts)
    return tuple(f"{sign} {what}" for sign, what in SIGNS.items() if sign in joined)
