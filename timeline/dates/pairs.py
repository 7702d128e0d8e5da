"""Two units with a slash between them, and nights.

    pair  = unit "/" unit                 May/June 2013: one of the two
          | day "/" day year              25 October/7 November 1917: one day, in the
                                          Julian calendar and in today's
          | day "(" day ")" year          the same
          | number "/" number month       10/12 May 2013: asked about
    night = "night of" number dash number month | "night of" day dash day
          | "night of" day                asked about

Two days are one day in two calendars only if the calendars differ by just that many
days; any other pair of days may be a range, one of two days, or a slip.
"""

import re

from timeline.dates import errors
from timeline.dates.calendar import calendar_date, format_day, julian_day_number
from timeline.dates.errors import DateError
from timeline.dates.points import check_day, day_point
from timeline.dates.units import read_unit, take_year
from timeline.dates.when import Point, Precision, When, make_one_of, make_single
from timeline.dates.words import MONTHS, WORD, WordPattern

_MONTH = rf"(?P<month>{WORD})\.?"
_TH = "(?a:st|nd|rd|th)?"
_TWO_DAYS = WordPattern(
    rf"(?P<first>[0-9]{{1,2}}){_TH}\s*/\s*(?P<last>[0-9]{{1,2}}){_TH}\s+(?:of\s+)?"
    rf"{_MONTH}(?P<tail>(?:,?\s+(?P<year>[0-9]{{4}}))?)"
)
_MONTH_TWO_DAYS = WordPattern(
    rf"{_MONTH}\s+(?P<first>[0-9]{{1,2}}){_TH}\s*/\s*(?P<last>[0-9]{{1,2}}){_TH}"
    r"(?P<tail>(?:,?\s+(?P<year>[0-9]{4}))?)"
)
_DUAL_YEAR = WordPattern(
    rf"(?P<rest>(?:[0-9]{{1,2}}{_TH}\s+)?{_MONTH}(?:\s+[0-9]{{1,2}}{_TH})?,?)\s+"
    r"(?P<year>[0-9]{4})\s?[/–-]\s?(?P<last>[0-9]{1,2})"
)
_BRACKETED = WordPattern(
    r"(?P<one>[^(\[]+?)\s*[(\[]\s*(?:(?a:[on]\.?\s?s\.?)\s+)?(?P<other>[^)\]]+?)\s*[)\]]"
    r"(?:\s*,?\s*(?P<year>[0-9]{4}))?"
)
_NIGHT = WordPattern(
    r"(?:over)?night\s+(?:of|from|between)\s+(?:the\s+)?(?P<days>.*[0-9].*)"
)
_BETWEEN = WordPattern(r"\s*[-–/]\s*|\s+(?:to|and)\s+")
_DAYS = WordPattern(
    rf"(?P<first>[0-9]{{1,2}}){_TH}(?:\s*[-–/]\s*|\s+(?:to|and)\s+)"
    rf"(?P<last>[0-9]{{1,2}}{_TH}\s+.+)"
)


def parse_pair(
    text: str, year: int | None = None, *, complete: bool = False
) -> When | None:
    """Read two units that a slash joins, or a night; None if `text` is neither.

    Raises DateError for what has more than one reading.
    """
    if match := _NIGHT.fullmatch(text):
        return _read_night(text, match["days"], year)
    if match := _TWO_DAYS.fullmatch(text) or _MONTH_TWO_DAYS.fullmatch(text):
        raise _ask_days(text, match, year)
    if match := _DUAL_YEAR.fullmatch(text):
        raise _ask_year(text, match)
    first, slash, last = text.partition("/")
    if slash:
        return _read_pair(text, first.strip(), last.strip(), year, complete=complete)
    match = _BRACKETED.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else year
    last = match["other"]
    return _read_pair(text, match["one"], last, year, complete=True, swapped=True)


def _read_pair(
    text: str,
    first: str,
    last: str,
    year: int | None,
    *,
    complete: bool,
    swapped: bool = False,
) -> When | None:
    """Read `first/last`; `swapped` may have today's calendar before the Julian."""
    if not re.search("[a-z]", last, re.IGNORECASE):
        return None
    end = read_unit(last, year, complete=complete)
    if end is None or "/" in last:
        return None
    end_year = calendar_date(end.first)[0]
    if end.precision is Precision.DAY:
        # Of a pair over New Year the first has the year before.
        for one in (end_year, end_year - 1):
            start = read_unit(first, one, complete=True)
            if start is None or start.precision is not Precision.DAY:
                return None
            day = _find_same_day(start, end, swapped=swapped)
            if day is not None:
                return make_single(day_point(day), typed=text)
        if swapped:
            return None
        raise errors.unclear(
            text,
            "may be a range, or one of two days",
            (f"{first} - {last}", f"{first} or {last}"),
        )
    start = read_unit(first, end_year, complete=True)
    if start is None or start.precision is not end.precision or swapped:
        return None
    if start.first >= end.first:
        why = f"{start} is not before {end}"
        raise errors.backwards(text, why, "give each its own year")
    return make_one_of(((start, start), (end, end)), typed=text)


def _find_same_day(start: Point, end: Point, *, swapped: bool) -> int | None:
    """Return the day that the first in the Julian calendar and the second are."""
    if julian_day_number(*calendar_date(start.first)) == end.first:
        return end.first
    if swapped and julian_day_number(*calendar_date(end.first)) == start.first:
        return start.first
    return None


def _ask_days(text: str, match: re.Match[str], year: int | None) -> DateError:
    first, last = int(match["first"]), int(match["last"])
    month, tail = match["month"], match["tail"]
    readings = [f"{first}-{last} {month}{tail}", f"{first} or {last} {month}{tail}"]
    number = take_year(match, text, year)
    month_number = MONTHS[month.lower()]
    day = check_day(text, number, month_number, last)
    if julian_day_number(number, month_number, first) == day:
        readings.insert(0, format_day(day))
        why = "may be one day in two calendars, or two days"
        return errors.unclear(text, why, readings)
    return errors.unclear(text, "may be a range, or one of two days", readings)


def _ask_year(text: str, match: re.Match[str]) -> DateError:
    year = match["year"]
    later = int(year[: -len(match["last"])] + match["last"])
    if int(year) % 100 == 99:
        later += 100
    # Only before 25 March did the two ways of counting years differ.
    if later != int(year) + 1 or MONTHS[match["month"].lower()] > 3:
        return errors.invalid(text, hint=errors.WRITE_FORMS)
    rest = f"{match['rest']} {later}"
    return errors.unclear(
        text,
        "has the year as it was counted from March, and as it is today",
        (f"{rest} O.S.", f"{rest} N.S."),
    )


def _read_night(text: str, days: str, year: int | None) -> When | None:
    if match := _DAYS.fullmatch(days):
        end = read_unit(match["last"], year)
        if end is None:
            return None
        number, month, _ = calendar_date(end.first)
        start = day_point(check_day(text, number, month, int(match["first"])))
        return _join_night(text, start, end)
    for match in _BETWEEN.finditer(days):
        end = read_unit(days[match.end() :], year)
        if end is not None:
            end_year = calendar_date(end.first)[0]
            return _join_night(text, read_unit(days[: match.start()], end_year), end)
    point = read_unit(days, year)
    if point is None or point.precision is not Precision.DAY:
        return None
    readings = [
        f"night of {format_day(one)} to {format_day(one + 1)}"
        for one in (point.first - 1, point.first)
    ]
    raise errors.unclear(text, "may be the night before that day or after it", readings)


def _join_night(text: str, start: Point | None, end: Point) -> When | None:
    if start is None or not start.precision is end.precision is Precision.DAY:
        return None
    if end.first != start.first + 1:
        raise errors.invalid(text, "a night lies between a day and the next")
    return make_one_of(((start, start), (end, end)), typed=text)
