"""Dates as people write them in English.

    date  = part | days | range | point | wording
    part  = ("early" | "mid" | "late") month               days 1-10, 11-20, 21-
          | ["the"] ("start" | "beginning" | "end") "of" month  first, last five
    days  = ["from"] number dash number ["of"] month [year]
          | ["from"] month number dash number [year]
    range = ["from"] point dash point
    point = [weekday] number month [year] | [weekday] month number [year]
          | month year | season year | "Q" 1-4 year | "H" 1-2 year | EDTF point
    part, days, point = the same with "~", "?" or "%" after it
    month, weekday, season, year = the word, or four digits, after a comma or not
    dash  = "-" | an en or em dash | "to"

Case does not matter; months and weekdays may be cut to three letters. A form
that names a day, or a part of a month, takes a missing year from the file's
`year`; nothing else does. In a range the start may take month or year from its
end. Fuller wordings of one day ("the 10th of May, 2013 at 2.30 pm") are read in
`wording`, and what may stand before a date ("about", "after") in `prefixes`.
"""

import re
from dataclasses import replace

from timeline.dates import errors
from timeline.dates.calendar import (
    calendar_date,
    days_in_month,
    format_day,
    format_year,
    month_span,
)
from timeline.dates.edtf import check_day, parse_point
from timeline.dates.when import (
    Point,
    Precision,
    When,
    make_interval,
    make_one_of,
    make_single,
)
from timeline.dates.wording import check_weekday, parse_wording
from timeline.dates.words import (
    DASHES,
    MONTHS,
    SEASONS,
    WORD,
    WordPattern,
    any_of,
)

_ORDINAL = r"(?a:st|nd|rd|th)?"
_MONTH = rf"(?P<month>{WORD})\.?"
_WEEKDAY = rf"(?:(?P<weekday>{WORD})\.?,?\s+)?"
_DAY = rf"(?P<day>[0-9]{{1,2}}){_ORDINAL}"
_YEAR = r"(?:(?:\s*,\s*|\s+)(?P<year>[0-9]{4}))?"
_QUALIFIER = r"(?P<qualifier>[~?%]?)"
_DASH = rf"(?:\s*[-{DASHES}]\s*|\s+to\s+)"
_DAYS = rf"(?P<first>[0-9]{{1,2}}){_ORDINAL}{_DASH}(?P<last>[0-9]{{1,2}}){_ORDINAL}"

_DAY_MONTH = WordPattern(rf"{_WEEKDAY}{_DAY}\s+{_MONTH}{_YEAR}{_QUALIFIER}")
_MONTH_DAY = WordPattern(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_YEAR}{_QUALIFIER}")
_MONTH_YEAR = WordPattern(rf"{_MONTH}{_YEAR}{_QUALIFIER}")
_SEASON_YEAR = WordPattern(rf"(?P<season>{any_of(SEASONS)}){_YEAR}{_QUALIFIER}")
_QUARTER_YEAR = WordPattern(rf"(?P<unit>[QH])(?P<number>[1-4]){_YEAR}{_QUALIFIER}")

_PART_OF_MONTH = WordPattern(
    r"(?:the\s+)?(?:(?P<part>(?a:early|mid|late))|(?P<edge>(?a:start|beginning|end))\s+of)"
    rf"(?:\s+|-){_MONTH}{_YEAR}{_QUALIFIER}"
)
_DAYS_MONTH = WordPattern(
    rf"(?:from\s+)?{_DAYS}\s+(?:of\s+)?{_MONTH}{_YEAR}{_QUALIFIER}"
)
_MONTH_DAYS = WordPattern(rf"(?:from\s+)?{_MONTH}\s+{_DAYS}{_YEAR}{_QUALIFIER}")
# A bare hyphen joins two dates only where a letter stands at one side of it.
_RANGE = WordPattern(
    rf"(?:from\s+)?(?P<start>.+?)(?:\s*[{DASHES}]\s*|\s+-\s+|\s+to\s+"
    r"|(?<=[a-z.])\s*-\s*(?=[0-9a-z])|(?<=[0-9])\s*-\s*(?=[a-z]))(?P<end>.+)"
)


_COARSE = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)


def parse_english(text: str, *, year: int | None = None) -> When:
    """Read a date in English, or raise DateError."""
    # What is most usual first: a pattern that is not reached is not compiled.
    point = _parse_point(text, year)
    if point is not None:
        return make_single(point, typed=text)
    for pattern, parse in (
        (_PART_OF_MONTH, _parse_part_of_month),
        (_DAYS_MONTH, _parse_days),
        (_MONTH_DAYS, _parse_days),
    ):
        if match := pattern.fullmatch(text):
            return parse(match, text, year)
    if match := _RANGE.fullmatch(text):
        when = _parse_range(match, text, year)
        if when is not None:
            return when
    return make_single(parse_wording(text, year=year), typed=text)


def _parse_part_of_month(match: re.Match[str], text: str, year: int | None) -> When:
    number = _take_year(match, text, year)
    month = MONTHS[match["month"].lower()]
    length = days_in_month(number, month)
    first, last = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, length),
        "start": (1, 5),
        "beginning": (1, 5),
        "end": (length - 4, length),
    }[(match["part"] or match["edge"]).lower()]
    start, end = (
        _qualified(match, _day_point(number, month, day)) for day in (first, last)
    )
    return make_one_of(((start, end),), typed=text)


def _parse_days(match: re.Match[str], text: str, year: int | None) -> When:
    number = _take_year(match, text, year)
    month = MONTHS[match["month"].lower()]
    days = [int(match[name]) for name in ("first", "last")]
    for day in days:
        check_day(text, number, month, day)
    start, end = (_qualified(match, _day_point(number, month, day)) for day in days)
    try:
        return make_interval(start, end, typed=text)
    except ValueError as error:
        raise errors.backwards(text, str(error)) from error


def _parse_range(match: re.Match[str], text: str, year: int | None) -> When | None:
    end = _parse_point(match["end"], year)
    if end is None:
        return None
    own_year = re.search("[0-9]{4}|[0-9]X", match["start"])
    if end.precision in _COARSE and not own_year:
        # `May-2013` is one month, not May to some day of 2013.
        return None
    # `28 May - 3 June 2013`: the start takes its year from the end.
    end_year = calendar_date(end.first)[0]
    start = _parse_point(match["start"], end_year, complete_month=True)
    if start is None:
        return None
    try:
        return make_interval(start, end, typed=text)
    except ValueError as error:
        hint = "put the earlier date first"
        if not own_year:
            hint += ", or give the start a year of its own"
        raise errors.backwards(text, str(error), hint) from error


def _parse_point(
    text: str, year: int | None, *, complete_month: bool = False
) -> Point | None:
    if match := _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text):
        number = _take_year(match, text, year)
        month = MONTHS[match["month"].lower()]
        day = check_day(text, number, month, int(match["day"]))
        if match["weekday"]:
            check_weekday(text, match["weekday"], day)
        return _qualified(match, Point(day, day, Precision.DAY, format_day(day)))
    if match := _MONTH_YEAR.fullmatch(text):
        number = _take_year(match, text, year if complete_month else None)
        month = MONTHS[match["month"].lower()]
        first, last = month_span(number, month)
        edtf = f"{format_year(number)}-{month:02d}"
        return _qualified(match, Point(first, last, Precision.MONTH, edtf))
    if match := _SEASON_YEAR.fullmatch(text):
        code = SEASONS[match["season"].lower()]
        return _coded_point(match, text, code)
    if match := _QUARTER_YEAR.fullmatch(text):
        number = int(match["number"])
        if match["unit"].upper() == "H":
            if number > 2:
                raise errors.invalid(text, "a year has two halves", "write H1 or H2")
            return _coded_point(match, text, 39 + number)
        return _coded_point(match, text, 32 + number)
    return parse_point(text)


def _coded_point(match: re.Match[str], text: str, code: int) -> Point | None:
    year = _take_year(match, text, None)
    return parse_point(f"{format_year(year)}-{code}{match['qualifier']}")


def _qualified(match: re.Match[str], point: Point) -> Point:
    qualifier = match["qualifier"]
    return replace(
        point,
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
    )


def _take_year(match: re.Match[str], text: str, year: int | None) -> int:
    typed = match["year"]
    if typed is not None:
        return int(typed)
    if year is None:
        if not re.search("[0-9]", text) or re.match("[QqHh]", text):
            raise errors.missing_year(text, f"write {text} and a year of four digits")
        raise errors.missing_year(text)
    return year


def _day_point(year: int, month: int, day: int) -> Point:
    number = month_span(year, month)[0] + day - 1
    return Point(number, number, Precision.DAY, format_day(number))
