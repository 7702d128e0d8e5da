"""One calendar unit as people write it: what a date is, or begins or ends with.

    unit    = [weekday] number month [year] | [weekday] month number [year]
            | month year | year month | season ["of"] year | "winter" year sep year
            | ("Q" 1-4 | "H" 1-2) ["of" | "/"] year | year ["-" | "/"] ("Q1" ...)
            | share "of" year | decade | year-with-era
            | EDTF point | day in figures | day with a clock
    share   = ("first" ... "last") ("half" | "quarter")
    decade  = 199 "0s" | 199 "0's"
    unit    = the same with "~", "?" or "%" after it, or "(" weekday ")"

A year that is not there is that of the file, or where `complete` is asked for, as for
the start of a range, what its end has; without `complete` only what names a day takes
one. A winter belongs to two years and names both; a decade that begins a century is
not read, since it may be all of the century.
"""

import re
from dataclasses import replace

from timeline.dates import errors
from timeline.dates.calendar import format_year
from timeline.dates.edtf import read_point
from timeline.dates.elements import make_point
from timeline.dates.eras import ERA, FIRST_GREGORIAN, count_year, split_era
from timeline.dates.errors import DateError
from timeline.dates.machine import parse_month_word
from timeline.dates.points import (
    check_day,
    code_point,
    decade_point,
    month_point,
    year_point,
)
from timeline.dates.when import Point, Precision
from timeline.dates.wording import check_weekday, parse_wording
from timeline.dates.words import (
    MONTHS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    WORD,
    WordPattern,
    any_of,
)
from timeline.dates.years import ask_code

ORDINAL = r"(?a:st|nd|rd|th)?"
MONTH = rf"(?P<month>{WORD})\.?"
_WEEKDAY = rf"(?:(?P<weekday>{WORD})\.?,?\s+)?"
_DAY = rf"(?P<day>[0-9]{{1,2}}){ORDINAL}"
YEAR = r"(?:(?:\s*,\s*|\s+)(?P<year>[0-9]{4}))?"
_OF_YEAR = r"(?:(?:\s*,\s*|\s+|\s*/\s*|\s+(?a:of)\s+)(?P<year>[0-9]{4}))?"
QUALIFIER = r"\s?(?P<qualifier>[~?%]?)"

_DAY_MONTH = WordPattern(rf"{_WEEKDAY}{_DAY}\s+{MONTH}{YEAR}{QUALIFIER}")
_MONTH_DAY = WordPattern(rf"{_WEEKDAY}{MONTH}\s+{_DAY}{YEAR}{QUALIFIER}")
_MONTH_YEAR = WordPattern(rf"{MONTH}(?:\s+(?a:of)(?=\s))?{YEAR}{QUALIFIER}")
_YEAR_MONTH = WordPattern(rf"(?P<year>[0-9]{{4}})[\s-]{MONTH}{QUALIFIER}")
_SEASON_YEAR = WordPattern(rf"(?P<season>{any_of(SEASONS)}){_OF_YEAR}{QUALIFIER}")
_WINTER = WordPattern(
    r"(?a:winter)(?:\s+(?a:of))?\s+(?P<first>[0-9]{1,4})(?:\s?[-–/]\s?|\s+(?a:to)\s+)"
    rf"(?P<last>[0-9]{{1,4}})(?:\s*(?P<era>{ERA}))?{QUALIFIER}"
)
_QUARTER_YEAR = WordPattern(rf"(?P<unit>[QH])(?P<number>[1-4]){_OF_YEAR}{QUALIFIER}")
_YEAR_QUARTER = WordPattern(
    rf"(?P<year>[0-9]{{4}})[-/\s]?(?P<unit>[QH])(?P<number>[1-4]){QUALIFIER}"
)
_SHARE = WordPattern(
    rf"(?P<ordinal>{any_of([*ORDINALS, 'last', 'final'])})\s+"
    rf"(?P<share>(?a:half|quarter)){_OF_YEAR}{QUALIFIER}"
)
_DECADE = WordPattern(rf"(?P<decade>[0-9]{{3}}0)['’]?(?a:s){QUALIFIER}")
_DATED = WordPattern(
    rf"(?:(?P<before>{WORD})\.?,?\s+)?(?P<rest>.*[0-9].*?)"
    rf"(?:(?:\s*,)?\s*\(\s*(?P<behind>{WORD})\.?\s*\)|\s*,\s*(?P<last>{WORD})\.?)?"
)
_SEASON_SIGNS = frozenset(season[0] for season in SEASONS)
_CLOCK = WordPattern(r".*[0-9](?::[0-9]|\s?(?a:[ap]\.?m)).*")


def read_unit(
    text: str, year: int | None = None, *, complete: bool = False
) -> Point | None:
    """Read one unit; None if `text` is none.

    `year` completes it: only where it names a day, unless `complete`. Raises DateError
    if it is one that does not exist, lacks a year, or has more than one reading.
    """
    if (point := read_day(text, year)) is not None:
        return point
    other = year if complete else None
    if match := _MONTH_YEAR.fullmatch(text):
        number = take_year(match, text, other)
        return _qualified(match, month_point(number, MONTHS[match["month"].lower()]))
    first = text[:1].lower()
    # What cannot be one of them does not wait for its pattern to be compiled.
    if first in _SEASON_SIGNS and (match := _SEASON_YEAR.fullmatch(text)):
        code = SEASONS[match["season"].lower()]
        if code == 24 and match["year"] is None and other is None:
            raise errors.missing_year(text, "write both of its years: winter 2012-13")
        number = take_year(match, text, other)
        if code == 24:
            raise _ask_winter(text, match, number)
        return _qualified(match, code_point(number, code))
    if first in "qh" and (match := _QUARTER_YEAR.fullmatch(text)):
        return _read_quarter(match, text, other)
    if text[:4].isdecimal() and (match := _YEAR_QUARTER.fullmatch(text)):
        return _read_quarter(match, text, other)
    if not text[:1].isalpha():
        if (error := ask_code(text)) is not None:
            raise error
        if (point := read_point(text)) is not None:
            return point
    return _read_rare(text, year, other)


def read_day(text: str, year: int | None = None) -> Point | None:
    """Read a day as it is written most; None if `text` is none.

    Raises DateError if it does not exist or lacks a year.
    """
    # What is most usual first: a pattern that is not reached is not compiled.
    match = _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text)
    return _read_day(match, text, year) if match else None


def _read_rare(text: str, year: int | None, other: int | None) -> Point | None:
    lower = text.lower()
    if lower[:6] == "winter" and (match := _WINTER.fullmatch(text)):
        return _read_winter(match, text)
    is_year = text[:4].isdecimal()
    if is_year and (match := _YEAR_MONTH.fullmatch(text)):
        month = MONTHS[match["month"].lower()]
        return _qualified(match, month_point(int(match["year"]), month))
    has_share = "half" in lower or "quarter" in lower
    if has_share and (match := _SHARE.fullmatch(text)):
        return _read_share(match, text, other)
    if is_year and (match := _DECADE.fullmatch(text)):
        first = int(match["decade"])
        if first % 100 == 0:
            raise ask_decade(text, first, match["qualifier"])
        return _qualified(match, decade_point(first))
    if (point := parse_month_word(text)) is not None:
        return point
    if (found := split_era(text.rstrip("~?%"))) is not None:
        return _read_era(text, *found)
    if _CLOCK.fullmatch(text) and (point := _try_wording(text, year)) is not None:
        return point
    return _read_dated(text, year)


def _read_day(match: re.Match[str], text: str, year: int | None) -> Point:
    number = take_year(match, text, year)
    month = MONTHS[match["month"].lower()]
    of_month = int(match["day"])
    day = check_day(text, number, month, of_month)
    if match["weekday"]:
        check_weekday(text, match["weekday"], day)
    edtf = f"{format_year(number)}-{month:02d}-{of_month:02d}"
    return _qualified(match, make_point(day, day, Precision.DAY, edtf))


def _read_quarter(match: re.Match[str], text: str, year: int | None) -> Point:
    number = int(match["number"])
    code = 32 + number
    if match["unit"].upper() == "H":
        if number > 2:
            raise errors.invalid(text, "a year has two halves", "write H1 or H2")
        code = 39 + number
    return _qualified(match, code_point(take_year(match, text, year), code))


def _read_share(match: re.Match[str], text: str, year: int | None) -> Point | None:
    if match["year"] is None and year is None:
        # `first half of May` is no share of a year.
        return None
    shares = 2 if match["share"].lower() == "half" else 4
    number = count_share(match["ordinal"], shares, text)
    code = (39 if shares == 2 else 32) + number
    return _qualified(match, code_point(take_year(match, text, year), code))


def count_share(ordinal: str, shares: int, text: str) -> int:
    """Return which of some shares a word stands for, from 1 on.

    Raises DateError if there are not so many.
    """
    number = ORDINALS.get(ordinal.lower(), shares)
    if number > shares:
        name = {2: "halves", 3: "thirds", 4: "quarters"}[shares]
        raise errors.invalid(text, f"there are {shares} {name}")
    return number


def _read_winter(match: re.Match[str], text: str) -> Point | None:
    first, last, era = match["first"], match["last"], match["era"]
    before = era is not None and era[:1].lower() == "b"
    whole = first[: -len(last)] + last
    start: int | None = int(first)
    end: int | None = int(whole)
    if era is not None:
        start, end = count_year(first, before=before), count_year(whole, before=before)
    elif len(first) < 4:
        return None
    if start is None or end is None:
        return None
    if end < start and len(last) == 2 and not before:
        end += 100
    if end != start + 1:
        raise errors.invalid(text, "a winter has the year it begins in and the next")
    return _qualified(match, code_point(start, 24))


def _ask_winter(text: str, match: re.Match[str], year: int) -> DateError:
    qualifier = match["qualifier"]
    readings = [_name_winter(one) + qualifier for one in (year - 1, year)]
    return errors.unclear(text, "may begin or end in that year", readings)


def _name_winter(year: int) -> str:
    """Return what a winter is to be written as, by the year it begins in."""
    if year > 0:
        return f"winter {year:04d}-{(year + 1) % 100:02d}"
    return f"winter {1 - year}-{-year} BC" if year else "0000-24"


def ask_decade(text: str, first: int, qualifier: str) -> DateError:
    """Return the error for `1900s`: ten years or a hundred."""
    readings = (f"{first // 10:03d}X{qualifier}", f"{first // 100:02d}XX{qualifier}")
    return errors.unclear(text, "may be ten years or a hundred", readings)


def _read_era(text: str, rest: str, year: int) -> Point | None:
    qualifier = text[len(text.rstrip("~?%")) :]
    bare = text.removesuffix(qualifier)
    if not rest:
        return _with_qualifier(year_point(year), qualifier)
    try:
        point = read_unit(rest, year, complete=True)
    except DateError as error:
        # Its readings have their own era.
        message, hint = error.message, "" if error.readings else error.hint
        raise DateError(error.code, message, hint, error.readings, bare) from error
    if point is None:
        return None
    ask_calendar(bare, point)
    return _with_qualifier(point, qualifier)


def ask_calendar(text: str, point: Point) -> None:
    """Raise DateError for a day of an era in which another calendar was used."""
    if point.precision is Precision.DAY and point.first < FIRST_GREGORIAN:
        raise errors.unclear(
            text,
            "may be a day of the Julian calendar or of today's",
            (f"{text} O.S.", f"{text} N.S."),
        )


def _try_wording(text: str, year: int | None) -> Point | None:
    try:
        return parse_wording(text, year=year)
    except DateError as error:
        if error.code != "date-invalid" or not error.is_general:
            raise
        return None


def _read_dated(text: str, year: int | None) -> Point | None:
    """Read a day with its weekday before it, or behind it in parentheses."""
    match = _DATED.fullmatch(text)
    if match is None:
        return None
    names = [match[name] for name in ("before", "behind", "last") if match[name]]
    if len(names) != 1 or names[0].lower() not in WEEKDAYS:
        return None
    point = read_unit(match["rest"], year)
    if point is None or point.precision is not Precision.DAY:
        return None
    check_weekday(text, names[0], point.first)
    return point


def _qualified(match: re.Match[str], point: Point) -> Point:
    return _with_qualifier(point, match["qualifier"])


def _with_qualifier(point: Point, qualifier: str) -> Point:
    if not qualifier:
        return point
    return replace(
        point,
        approximate=point.approximate or qualifier in ("~", "%"),
        uncertain=point.uncertain or qualifier in ("?", "%"),
    )


def take_year(match: re.Match[str], text: str, year: int | None) -> int:
    """Return the year that is typed, or else `year`; raise DateError without either."""
    typed = match["year"]
    if typed is not None:
        return int(typed)
    if year is None:
        if not re.search("[0-9]", text) or re.match("[QqHh]", text):
            raise errors.missing_year(text, f"write {text} and a year of four digits")
        raise errors.missing_year(text)
    return year
