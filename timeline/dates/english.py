"""Dates as people write them in English.

    date     = prefix date | part | range | point
    prefix   = "about" | "around" | "circa" | "c." | "ca."     adds `~`
             | "by"                                            `/X`
             | "after" | "before" | "during"                   one of many days
    part     = ("early" | "mid" | "late") month                days 1-10, 11-20, 21-
             | ("start" | "beginning" | "end") "of" month      first, last five days
    range    = day dash day month [year] | month day dash day ["," year]
             | point dash point
    point    = [weekday] day month [year] | [weekday] month day ["," year]
             | month year | season year | "Q" 1-4 year | "H" 1-2 year | EDTF point
    dash     = "-" | an en or em dash | "to"

Case does not matter; months and weekdays may be cut to three letters. A form
that names a day, or a part of a month, takes a missing year from the file's
`year`; nothing else does. Fuller wordings of one day ("the 10th of May, 2013 at
2.30 pm") go to python-dateutil, with two different defaults: only what both
readings agree on was really written.

After a prefix may stand the id of another event;
the answer is then a Relative, for which the events must be known.
"""

import re
from dataclasses import dataclass, replace

from timeline.dates import errors
from timeline.dates.calendar import (
    FUTURE,
    MONTH_NAMES,
    PAST,
    WEEKDAY_NAMES,
    days_in_month,
    format_day,
    format_year,
    is_finite,
    month_span,
    weekday,
    year_span,
)
from timeline.dates.edtf import check_day, parse_edtf, parse_point, reversed_error
from timeline.dates.errors import DateError
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Point,
    Precision,
    Shape,
    When,
    make_approximate,
    make_interval,
    make_one_of,
    make_single,
)

_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
_WEEKDAYS |= {name[:3]: number for name, number in _WEEKDAYS.items()}
_WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_WEEKDAY = (
    "(?:(?P<weekday>"
    + "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
    + r")\.?,?\s+)?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>[0-9]{4}))?"
_QUALIFIER = r"(?P<qualifier>[~?%]?)"
_DASH = r"\s*(?:[-–—]|\bto\b)\s*"


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_DAY_MONTH = _compile(rf"{_WEEKDAY}{_DAY}\s+{_MONTH}{_YEAR}{_QUALIFIER}")
_MONTH_DAY = _compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY}{_YEAR}{_QUALIFIER}")
_MONTH_YEAR = _compile(rf"{_MONTH}{_YEAR}{_QUALIFIER}")
_SEASON_YEAR = _compile(rf"(?P<season>{'|'.join(_SEASONS)}){_YEAR}{_QUALIFIER}")
_QUARTER_YEAR = _compile(rf"(?P<unit>[QH])(?P<number>[1-4]){_YEAR}{_QUALIFIER}")

_PART_OF_MONTH = _compile(
    r"(?P<part>early|mid|late|(?:the\s+)?(?:start|beginning|end)\s+of)(?:\s+|-)"
    rf"{_MONTH}{_YEAR}"
)
_DAYS_MONTH = _compile(
    rf"(?P<first>[0-9]{{1,2}}){_DASH}(?P<last>[0-9]{{1,2}})\s+{_MONTH}{_YEAR}"
)
_MONTH_DAYS = _compile(
    rf"{_MONTH}\s+(?P<first>[0-9]{{1,2}}){_DASH}(?P<last>[0-9]{{1,2}}){_YEAR}"
)
_RANGE = _compile(
    r"(?:from\s+)?(?P<start>.+?)(?:\s*[–—]\s*|\s+-\s+|\s+to\s+|(?<=[a-z])-(?=[0-9]))"
    r"(?P<end>.+)"
)
_PREFIX = _compile(
    r"(?:(?P<form>about|around|circa|by|after|before|during)\s+"
    r"|(?P<short>ca?\.)\s*)(?P<rest>.+)"
)
_ID = re.compile(r"(?=.*[^\W\d_])[^\W_A-Z]+(?:-[^\W_A-Z]+)*")

_SHORT_YEAR = _compile(
    rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+['’]?[0-9]{{2}}"
    rf"|(?:{'|'.join(_MONTHS)})\.?\s+['’][0-9]{{2}}"
)
# Years are written with four digits.
_FIRST_DAY, _LAST_DAY = year_span(-9999)[0], year_span(9999)[1]

_HINT_YEAR = "add the year to the date, or put `year: YYYY` at the top of the file"
_HINT_FORMS = "write 2013-05-10, 10 May 2013, May 2013, or see docs/dates.md"


@dataclass(frozen=True, slots=True)
class Relative:
    """A date that names another event: settled once that event's date is."""

    form: str
    """`about`, `by`, `during`, `after` or `before`."""
    target: str
    """The id of the other event."""
    typed: str


def parse_english(text: str, *, year: int | None = None) -> When | Relative:
    """Read a date in English, or raise DateError."""
    if match := _PREFIX.fullmatch(text):
        form = (match["form"] or "about").lower()
        form = "about" if form in ("around", "circa") else form
        return _parse_prefixed(form, match["rest"].strip(), text, year)
    for pattern, parse in (
        (_PART_OF_MONTH, _parse_part_of_month),
        (_DAYS_MONTH, _parse_days),
        (_MONTH_DAYS, _parse_days),
    ):
        if match := pattern.fullmatch(text):
            return parse(match, text, year)
    point = _parse_point(text, year)
    if point is not None:
        return make_single(point, typed=text)
    if match := _RANGE.fullmatch(text):
        when = _parse_range(match, text, year)
        if when is not None:
            return when
    return make_single(_parse_wording(text), typed=text)


def _parse_prefixed(
    form: str, rest: str, text: str, year: int | None
) -> When | Relative:
    try:
        inner = parse_edtf(rest) or parse_english(rest, year=year)
    except DateError as error:
        may_be_id = error.code == "date-invalid" and _ID.fullmatch(rest)
        if not may_be_id:
            raise
        return Relative(form, rest, text)
    if isinstance(inner, Relative):
        why = f"`{form}` cannot stand before `{inner.form}`"
        raise errors.invalid(text, why, _HINT_FORMS)
    if form == "about":
        return make_approximate(inner, typed=text)
    if form == "by":
        return _until(inner, text)
    if form == "during":
        return replace(_within(inner), typed=text)
    return _beyond(form, inner, text)


def resolve_relative(relative: Relative, target: When) -> When:
    """Return the date that `relative` has, given the date of the event it names.

    Raises DateError where that date leaves nothing known.
    """
    text = relative.typed
    if relative.form in ("about", "during"):
        when = replace(_within(target), typed=text)
        if relative.form == "about":
            return make_approximate(when, typed=text)
        return when
    if relative.form == "by":
        return _until(target, text)
    after = relative.form == "after"
    limit = target.b1 if after else target.e2
    if not is_finite(limit):
        end = "begins" if after else "ends"
        why = f"nobody knows when {relative.target!r} {end}"
        raise errors.invalid(text, why, "give a date of its own")
    return _from_limit(limit, target, text, after=after)


def _within(when: When) -> When:
    """Return one occurrence somewhere within `when`."""
    if when.shape is not Shape.INTERVAL:
        return when
    start = OPEN_START if when.b1 == PAST else when.start
    end = OPEN_END if when.e2 == FUTURE else when.end
    return make_one_of(((start, end),), typed=when.typed)


def _until(when: When, text: str) -> When:
    """Return something that had ended by `when`, its start unknown."""
    if when.shape is Shape.ONE_OF or not is_finite(when.e2):
        hint = "write `by` and a day, month, season or year"
        raise errors.invalid(text, "`by` needs one date to end with", hint)
    return make_interval(UNKNOWN, when.end, typed=text)


def _beyond(form: str, when: When, text: str) -> When:
    """Return one occurrence wholly after or wholly before a date."""
    after = form == "after"
    limit = when.e2 + 1 if after else when.b1 - 1
    if not is_finite(limit):
        raise errors.invalid(text, f"nothing is {form} a date without that end")
    return _from_limit(limit, when, text, after=after)


def _from_limit(limit: int, source: When, text: str, *, after: bool) -> When:
    if not _FIRST_DAY <= limit <= _LAST_DAY:
        raise errors.invalid(text, "no day can be written there", "")
    day = Point(
        limit,
        limit,
        Precision.DAY,
        format_day(limit),
        approximate=source.approximate,
        uncertain=source.uncertain,
    )
    part = (day, OPEN_END) if after else (OPEN_START, day)
    return make_one_of((part,), typed=text)


def _parse_part_of_month(match: re.Match[str], text: str, year: int | None) -> When:
    number = _take_year(match, text, year)
    month = _MONTHS[match["month"].lower()]
    length = days_in_month(number, month)
    part = match["part"].lower().split()[-1 if " " not in match["part"] else -2]
    first, last = {
        "early": (1, 10),
        "mid": (11, 20),
        "late": (21, length),
        "start": (1, 5),
        "beginning": (1, 5),
        "end": (length - 4, length),
    }[part]
    days = _day_point(number, month, first), _day_point(number, month, last)
    return make_one_of((days,), typed=text)


def _parse_days(match: re.Match[str], text: str, year: int | None) -> When:
    number = _take_year(match, text, year)
    month = _MONTHS[match["month"].lower()]
    first, last = (int(match[name]) for name in ("first", "last"))
    for day in (first, last):
        check_day(text, number, month, day)
    start, end = _day_point(number, month, first), _day_point(number, month, last)
    try:
        return make_interval(start, end, typed=text)
    except ValueError as error:
        raise reversed_error(text, str(error)) from error


def _parse_range(match: re.Match[str], text: str, year: int | None) -> When | None:
    end = _parse_point(match["end"], year)
    if end is None:
        return None
    # `28 May - 3 June 2013`: the start takes its year from the end.
    end_year = re.search(r"[0-9]{4}", match["end"])
    start_year = int(end_year[0]) if end_year else year
    start = _parse_point(match["start"], start_year, complete_month=True)
    if start is None:
        return None
    try:
        return make_interval(start, end, typed=text)
    except ValueError as error:
        raise reversed_error(text, str(error)) from error


def _parse_point(
    text: str, year: int | None, *, complete_month: bool = False
) -> Point | None:
    if match := _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text):
        number = _take_year(match, text, year)
        month = _MONTHS[match["month"].lower()]
        day = check_day(text, number, month, int(match["day"]))
        if match["weekday"]:
            _check_weekday(text, match["weekday"], day)
        return _qualified(match, Point(day, day, Precision.DAY, format_day(day)))
    if match := _MONTH_YEAR.fullmatch(text):
        number = _take_year(match, text, year if complete_month else None)
        month = _MONTHS[match["month"].lower()]
        first, last = month_span(number, month)
        edtf = f"{format_year(number)}-{month:02d}"
        return _qualified(match, Point(first, last, Precision.MONTH, edtf))
    if match := _SEASON_YEAR.fullmatch(text):
        code = _SEASONS[match["season"].lower()]
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
        hint = _HINT_YEAR
        if not re.search("[0-9]", text) or re.match("[QqHh]", text):
            hint = f"write {text} and a year of four digits"
        raise DateError("date-year-missing", f"{text!r} has no year", hint)
    return year


def _day_point(year: int, month: int, day: int) -> Point:
    number = month_span(year, month)[0] + day - 1
    return Point(number, number, Precision.DAY, format_day(number))


def _check_weekday(text: str, name: str, day: int) -> None:
    real = weekday(day)
    if _WEEKDAYS[name.lower()] != real:
        raise DateError(
            "date-weekday",
            f"{text!r}: {format_day(day)} is a {WEEKDAY_NAMES[real]}",
            "correct the weekday or the date",
        )


_FOUR_DIGITS = re.compile(r"(?<![0-9:.])[0-9]{4}(?![0-9:.]?[0-9])")
_CLOCK = _compile(
    r"\b[0-9]{1,2}(?:[:.][0-9]{2}){1,2}(?:\s*[ap]\.?m\.?)?|\b[0-9]{1,2}\s*[ap]\.?m\.?"
)
_WORDS = frozenset({"of", "at", "on", "the", "st", "nd", "rd", "th"})


def _parse_wording(text: str) -> Point:
    """Read a fuller wording of one day through python-dateutil.

    It may hold one year of four digits, one month by name, one day, and a
    weekday and a time if wanted: nothing that could be taken for something else.
    """
    if _SHORT_YEAR.fullmatch(text):
        raise DateError(
            "date-ambiguous",
            f"{text!r} ends in two digits that may be a year or a time",
            "write the year with four digits",
        )
    years = _FOUR_DIGITS.findall(text)
    rest = _FOUR_DIGITS.sub(" ", text, count=1)
    clocks = _CLOCK.findall(rest)
    rest = _CLOCK.sub(" ", rest)
    days = re.findall("[0-9]+", rest)
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", rest)]
    months = [word for word in words if word in _MONTHS]
    weekdays = [word for word in words if word in _WEEKDAYS and word not in _MONTHS]
    known = len(months) + len(weekdays) + sum(word in _WORDS for word in words)
    counts = len(months), len(days), len(clocks) <= 1, len(weekdays) <= 1
    if (
        len(years) != 1
        or counts != (1, 1, True, True)
        or known != len(words)
        or re.search(r"[^\w\s.,:]", rest)
    ):
        raise errors.invalid(text, hint=_HINT_FORMS)
    return _ask_dateutil(text, weekdays)


def _ask_dateutil(text: str, weekdays: list[str]) -> Point:
    # Costs milliseconds to import, so only the wordings that need it pay.
    from datetime import datetime

    from dateutil.parser import ParserError, parse

    plain = re.sub(r"\b(?:the|on)\b|(?<=\b[ap])\.(?=m)", " ", text, flags=re.IGNORECASE)
    plain = re.sub(r"([0-9])\.([0-9]{2})\b", r"\1:\2", plain)
    try:
        # Each part that is filled in differs between the two.
        one = parse(plain, default=datetime(1904, 2, 1))
        two = parse(plain, default=datetime(1909, 11, 30, 23, 59, 58))
    except (ParserError, OverflowError) as error:
        raise errors.invalid(text, hint=_HINT_FORMS) from error
    if one.date() != two.date():
        raise errors.invalid(text, hint=_HINT_FORMS)
    day = one.date().toordinal()
    if weekdays:
        _check_weekday(text, weekdays[0], day)
    edtf = format_day(day)
    clock = None
    if (one.hour, one.minute) == (two.hour, two.minute):
        clock = one.hour * 3600 + one.minute * 60
        edtf = f"{edtf}T{one:%H:%M}"
        if one.second == two.second:
            clock += one.second
            edtf = f"{edtf}:{one:%S}"
    return Point(day, day, Precision.DAY, edtf, clock=clock)
