"""Dates as machines and forms write them, in figures.

    date     = day [("T" | [","] " ") clock zone] ["~" | "?" | "%"]
    day      = year sep month sep day           1902-7-1, 2013/05/10, 2013.5.10
             | yyyymmdd                         20130510, as in ISO 8601
             | number sep number sep year       23/03/2015, 12/25/2013, 28.05.2013
             | day sep word sep year            10-May-2013, 10/May/2013
             | year sep word sep day            2013-May-10
    week     = year ["-"] "W" ww [["-"] d]      2013-W20: Monday to Sunday
    sep      = "-" | "/" | ".", the same twice

What comes last may be the year and what comes first day or month: only where one of
the two readings is a date, or both are the same, is it read. Clocks and zones are
those of `clocks`.
"""

import re
from dataclasses import replace

from timeline.dates import errors
from timeline.dates.calendar import days_in_month, format_year, week_span
from timeline.dates.clocks import CLOCK, ZONE, read_clock
from timeline.dates.errors import DateError
from timeline.dates.points import check_day, day_point, written_day
from timeline.dates.when import Point, When, make_one_of, make_single
from timeline.dates.words import MONTHS, WORD, WordPattern
from timeline.patterns import LazyPattern

_TAIL = rf"(?:(?:T|,? )(?P<clock>{CLOCK})(?P<zone>{ZONE}))?(?P<qualifier>[~?%]?)"
_YEAR_FIRST = LazyPattern(
    rf"(?P<year>[0-9]{{4}})([-./])(?P<month>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}}){_TAIL}"
)
_COMPACT = LazyPattern(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?:[T ](?P<clock>[0-9]{2}:?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]+)?)?)"
    rf"(?P<zone>{ZONE}))?(?P<qualifier>[~?%]?)"
)
_YEAR_LAST = LazyPattern(
    r"(?P<one>[0-9]{1,2})([-./ ]) ?(?P<two>[0-9]{1,2})\2 ?"
    rf"(?P<year>[0-9]{{2}}|[0-9]{{4}}){_TAIL}"
)
_WORD = rf"(?P<month>{WORD})"
_WORD_MONTH = WordPattern(
    rf"(?P<day>[0-9]{{1,2}})([-/]){_WORD}\.?\2(?P<year>[0-9]{{4}}){_TAIL}"
)
_YEAR_WORD = WordPattern(
    rf"(?P<year>[0-9]{{4}})(?P<sep>[-/]){_WORD}(?P=sep)(?P<day>[0-9]{{1,2}}){_TAIL}"
)
_WORD_DAY = WordPattern(
    rf"{_WORD}(?P<sep>[-/])(?P<day>[0-9]{{1,2}})(?P=sep)(?P<year>[0-9]{{4}}){_TAIL}"
)
_WEEK = WordPattern(
    r"(?P<year>[0-9]{4})-?(?a:w)(?P<week>[0-9]{2})(?:-?(?P<day>[1-7]))?"
)


def parse_machine(text: str) -> Point | None:
    """Read a day in figures; None if `text` is not of that form.

    Raises DateError if it is, and names no day or more than one.
    """
    match = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        month = int(match["month"])
        if not 1 <= month <= 12:
            raise _bad_month(text, match, month)
        return _finish(text, match, int(match["year"]), month, int(match["day"]))
    match = _YEAR_LAST.fullmatch(text)
    return _read_year_last(text, match) if match else None


def parse_month_word(text: str) -> Point | None:
    """Read a day whose month is a word between signs; None if it is not of that form.

    Raises DateError if it names no day.
    """
    for pattern in (_WORD_MONTH, _YEAR_WORD, _WORD_DAY):
        if match := pattern.fullmatch(text):
            month = MONTHS[match["month"].lower()]
            return _finish(text, match, int(match["year"]), month, int(match["day"]))
    return None


def parse_week(text: str) -> When | None:
    """Read a week of ISO 8601, or a day of one; None if `text` is none.

    Raises DateError if the year has no such week, or if it ends in the year 10000.
    """
    match = _WEEK.fullmatch(text)
    if match is None:
        return None
    year, week = int(match["year"]), int(match["week"])
    span = week_span(year, week)
    if span is None:
        last = 53 if week_span(year, 53) else 52
        raise errors.invalid(text, f"{year} has weeks 1 to {last}")
    if match["day"]:
        day = span[0] + int(match["day"]) - 1
        return make_single(written_day(text, day), typed=text)
    part = day_point(span[0]), written_day(text, span[1])
    return make_one_of((part,), typed=text)


def _finish(text: str, match: re.Match[str], year: int, month: int, day: int) -> Point:
    point = day_point(check_day(text, year, month, day))
    clock_text, qualifier = match["clock"], match["qualifier"]
    edtf, clock = point.edtf, None
    if clock_text is not None:
        if ":" not in clock_text:
            clock_text = re.sub(r"(?<=\d)(?=(?:\d{2})+(?!\d))", ":", clock_text[:6])
        clock, tail = read_clock(text, clock_text, match["zone"])
        edtf = f"{edtf}T{tail}"
    return replace(
        point,
        edtf=edtf,
        clock=clock,
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
    )


def _read_year_last(text: str, match: re.Match[str]) -> Point:
    one, two = int(match["one"]), int(match["two"])
    if len(match["year"]) == 2:
        raise errors.unclear(
            text,
            "has a year of two digits",
            (),
            "write the date as YYYY-MM-DD, or the month as a word and four digits",
        )
    year = int(match["year"])
    found = {
        (month, day)
        for day, month in ((one, two), (two, one))
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    }
    if len(found) > 1:
        readings = [
            f"{format_year(year)}-{m:02d}-{d:02d}" for m, d in ((two, one), (one, two))
        ]
        raise errors.unclear(
            text,
            "has day and month in an order that differs between countries",
            readings,
        )
    if not found:
        months = {month for month in (one, two) if 1 <= month <= 12}
        day = max(one, two)
        if len(months) == 1 and day <= 31:
            check_day(text, year, min(months), day)
        raise errors.invalid(text, "no day and month of it are a date")
    ((month, day),) = found
    return _finish(text, match, year, month, day)


def _bad_month(text: str, match: re.Match[str], month: int) -> DateError:
    year, day = int(match["year"]), int(match["day"])
    why = f"there is no month {month:02d}"
    readings = []
    if 1 <= day <= 12 and 12 < month <= days_in_month(year, day):
        readings = [f"{format_year(year)}-{day:02d}-{month:02d}"]
    elif text.isdecimal():
        # The year may stand last: 25122013.
        readings = _list_year_last(text)
    return errors.invalid(text, why, "", readings)


def _list_year_last(text: str) -> list[str]:
    one, two, year = int(text[:2]), int(text[2:4]), int(text[4:])
    return [
        f"{text[4:]}-{month:02d}-{day:02d}"
        for day, month in dict.fromkeys(((one, two), (two, one)))
        if 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    ]
