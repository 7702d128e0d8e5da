"""EDTF, the Extended Date/Time Format of ISO 8601-2:2019, as far as it is read.

    date      = interval | set | point
    interval  = [point | ".."] "/" [point | ".."]
    set       = "[" part *("," part) "]"
    part      = point | point ".." | ".." point | point ".." point
    point     = unit ["~" | "?" | "%"]
    unit      = year                        2013, 0431, -0431
              | year "-" month              2013-05, 2013-XX
              | year "-" code               2013-21 (see below)
              | year "-" month "-" day      2013-05-10, 2013-05-XX, 2013-XX-XX
              | day ("T" | " ") time        2013-05-10T14:30:00+04:00
              | decade | century            201X, 20XX
    time      = hh ":" mm [":" ss] ["Z" | ("+" | "-") hh ":" mm]

Codes are seasons 21-24 (spring, summer, autumn, winter), quarters 33-36 and
halves 40-41. Winter runs from December of its year to February of the next.
Other valid EDTF is refused as such, never misread. A time with a space instead
of `T` (RFC 3339, 5.6) is written back with `T`.
"""

import re

from timeline.dates import errors
from timeline.dates.calendar import (
    MONTH_NAMES,
    day_number,
    days_in_month,
    month_span,
    year_span,
)
from timeline.dates.errors import DateError
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Part,
    Point,
    Precision,
    When,
    make_interval,
    make_one_of,
    make_single,
)
from timeline.patterns import LazyPattern

# Codes in the place of a month: first month, number of months, precision.
_CODES = {
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

_POINT = re.compile(
    r"(?P<year>-?[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2}|XX)"
    r"(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:[T ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
    r"(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"(?P<qualifier>[~?%]?)"
)
_DECADE_OR_CENTURY = LazyPattern(r"(?P<digits>-?(?:[0-9]{3}X|[0-9]{2}XX))([~?%]?)")

# Enough of levels 1 and 2 to tell what is EDTF but not read here.
_LEVEL_2 = LazyPattern(
    r"[~?%]?Y-?[0-9]+(E[0-9]+)?(S[0-9]+)?[~?%]?"
    r"|-?[0-9]{4}S[0-9]+[~?%]?"
    r"|\{[^{}]*\}"
    r"|[~?%]?-?[0-9X]{4}[~?%]?"
    r"(?:-[~?%]?[0-9X]{2}[~?%]?(?:-[~?%]?[0-9X]{2}[~?%]?)?)?"
)
_LOOKS_LIKE_EDTF = re.compile(r"[-0-9X~?%YTZSE.,:/+ ]+|\[.*\]|\{.*\}")
_SUPPORTED_FORMS = "read here: 2013, 201X, 2013-05, 2013-05-10, with ~ ? % at the end"


def parse_edtf(text: str) -> When | None:
    """Read an EDTF date; None if `text` does not look like EDTF at all.

    Raises DateError for what looks like EDTF and is wrong, impossible, reversed
    or outside the subset.
    """
    if len(text) == 10 and text[4] == text[7] == "-":
        when = _parse_iso_day(text)
        if when is not None:
            return when
    if not _LOOKS_LIKE_EDTF.fullmatch(text):
        return None
    if _NUMERIC.fullmatch(text):
        raise _ambiguous(text)
    if "/" in text:
        return _parse_interval(text)
    if text.startswith("["):
        return _parse_set(text)
    return make_single(_expect_point(text), typed=text)


def _parse_iso_day(text: str) -> When | None:
    """Read `2013-05-10`, as most dates are, without a pattern; None if it is not."""
    digits = f"{text[:4]}{text[5:7]}{text[8:]}"
    if not (digits.isascii() and digits.isdecimal()):
        return None
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        return None
    number = day_number(year, month, day)
    return make_single(Point(number, number, Precision.DAY, text), typed=text)


def parse_point(text: str) -> Point | None:
    """Read one calendar unit with its qualifier; None if it is not of that form.

    Raises DateError if it is of that form and names no day that exists.
    """
    match = _POINT.fullmatch(text)
    if match is None:
        return _parse_unspecified(text)
    year_text, month_text = match["year"], match["month"]
    if year_text == "-0000":
        raise errors.invalid(text, "year 0 has no sign", "write 0000 for 1 BC")
    year = int(year_text)
    qualifier = match["qualifier"]
    day_text = match["day"]
    if month_text is None:
        first, last = year_span(year)
        return _point(first, last, Precision.YEAR, text, qualifier)
    if month_text == "XX":
        if day_text not in (None, "XX"):
            raise errors.unsupported(text, _SUPPORTED_FORMS)
        first, last = year_span(year)
        return _point(first, last, Precision.YEAR, text, qualifier)
    month = int(month_text)
    if month in _CODES and day_text is None:
        start, months, precision = _CODES[month]
        first, last = month_span(year, start, months)
        return _point(first, last, precision, text, qualifier)
    if not 1 <= month <= 12:
        raise _bad_month(text, year_text, month, has_day=day_text is not None)
    if day_text in (None, "XX"):
        first, last = month_span(year, month)
        return _point(first, last, Precision.MONTH, text, qualifier)
    number = check_day(text, year, month, int(day_text))
    clock_text = match["clock"]
    if clock_text is None:
        return _point(number, number, Precision.DAY, text, qualifier)
    body = text.removesuffix(qualifier).replace(" ", "T")
    clock = _read_clock(text, clock_text, match["offset"])
    return _point(
        number, number, Precision.DAY, body + qualifier, qualifier, clock=clock
    )


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


def _point(
    first: int,
    last: int,
    precision: Precision,
    text: str,
    qualifier: str,
    *,
    clock: int | None = None,
) -> Point:
    return Point(
        first,
        last,
        precision,
        text.removesuffix(qualifier) if qualifier else text,
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
        clock=clock,
    )


def _parse_unspecified(text: str) -> Point | None:
    match = _DECADE_OR_CENTURY.fullmatch(text)
    if match is None:
        return None
    digits, qualifier = match.groups()
    unknown = digits.count("X")
    years = 10**unknown
    first_year = int(digits.rstrip("X")) * years
    if digits.startswith("-"):
        # -043X holds -0439 to -0430: the digits count away from zero.
        first_year -= years - 1
    first, last = year_span(first_year, years)
    precision = Precision.DECADE if unknown == 1 else Precision.CENTURY
    return _point(first, last, precision, text, qualifier)


def _read_clock(text: str, clock: str, offset: str | None) -> int:
    hour, minute, second = (*(int(part) for part in clock.split(":")), 0)[:3]
    if hour > 23 or minute > 59 or second > 59:
        raise errors.invalid(text, f"{clock} is not a time", "write 00:00 to 23:59")
    if offset not in (None, "Z") and (
        int(offset[1:3]) > 14 or int(offset[4:]) > 59  # the largest in use is +14:00
    ):
        raise errors.invalid(text, f"{offset} is not an offset from UTC", "")
    return hour * 3600 + minute * 60 + second


def _expect_point(text: str) -> Point:
    point = parse_point(text)
    if point is not None:
        return point
    if _LEVEL_2.fullmatch(text):
        raise errors.unsupported(text, _SUPPORTED_FORMS)
    raise _explain(text)


def _parse_interval(text: str) -> When:
    pieces = [piece.strip() for piece in text.split("/")]
    if len(pieces) != 2:
        hint = _hint_numeric(text) or errors.WRITE_ISO
        raise errors.invalid(text, "an interval has two ends", hint)
    start = _parse_end(pieces[0], OPEN_START, text)
    end = _parse_end(pieces[1], OPEN_END, text)
    try:
        return make_interval(start, end, typed=text)
    except ValueError as error:
        if UNKNOWN in (start, end) or (start is OPEN_START and end is OPEN_END):
            raise errors.invalid(text, str(error)) from error
        raise errors.backwards(text, str(error)) from error


def _parse_end(piece: str, open_end: Point, text: str) -> Point:
    if piece == "":
        return UNKNOWN
    if _SHORT_END.fullmatch(piece):
        hint = _hint_numeric(text) or "write both ends in full"
        raise errors.invalid(text, hint=hint)
    return open_end if piece == ".." else _expect_point(piece)


def _parse_set(text: str) -> When:
    inner = text[1:-1].strip()
    if not inner:
        raise errors.invalid(text, "the set is empty", "write [2013-05-10, 2013-05-14]")
    parts = tuple(_parse_part(piece.strip(), text) for piece in inner.split(","))
    try:
        return make_one_of(parts, typed=text)
    except ValueError as error:
        if any(first is OPEN_START and last is OPEN_END for first, last in parts):
            raise errors.invalid(text, str(error)) from error
        raise errors.backwards(text, str(error)) from error


def _parse_part(piece: str, text: str) -> Part:
    first_text, dots, last_text = (side.strip() for side in piece.partition(".."))
    if not dots:
        point = _set_point(piece, text)
        return point, point
    first = _set_point(first_text, text) if first_text else OPEN_START
    last = _set_point(last_text, text) if last_text else OPEN_END
    return first, last


def _set_point(piece: str, text: str) -> Point:
    if not _LOOKS_LIKE_EDTF.fullmatch(piece):
        hint = "between brackets write dates as YYYY-MM-DD, and commas or .. between"
        raise errors.invalid(text, hint=hint)
    point = _expect_point(piece)
    if point.clock is not None:
        hint = "leave the time out, or write one date"
        raise errors.invalid(text, "a one-of takes dates, not times", hint)
    return point


def _ambiguous(text: str) -> DateError:
    """Return the error for a date in digits that has more than one reading."""
    return DateError(
        "date-ambiguous",
        f"{text!r}: whether day or month comes first differs between countries",
        "write the date as YYYY-MM-DD, or the month as a word",
    )


def _bad_month(text: str, year: str, month: int, *, has_day: bool) -> DateError:
    if has_day:
        return errors.invalid(text, f"there is no month {month:02d}")
    if 25 <= month <= 32 or 37 <= month <= 39:
        hint = "codes read here: seasons 21-24, quarters 33-36, halves 40-41"
        return errors.unsupported(text, hint + _hint_years(year, month))
    why = f"there is no month {month:02d}"
    return errors.invalid(text, why, errors.WRITE_ISO + _hint_years(year, month))


def _hint_years(year: str, last: int) -> str:
    """Return how to write a range of years where `1914-18` may be meant for one."""
    if int(year[-2:]) >= last:
        return ""
    return f"; the years {year} to {last} are {year}/{year[:-2]}{last}"


_YEAR_RANGE = LazyPattern(r"([0-9]{4}) ?[-/] ?([0-9]{2}|[0-9]{4})")
_SPACED_RANGE = LazyPattern(r"([0-9X-]+) +-+ +([0-9X-]+)")
_YEAR_FIRST = LazyPattern(
    r"([0-9]{4})([-./ ]|(?=(?:[0-9]{2}){1,2}$))([0-9]{1,2})(?:\2([0-9]{1,2}))?"
)
_MONTH_FIRST = LazyPattern(r"([0-9]{1,2})[-./ ]([0-9]{4})")
_NUMERIC = LazyPattern(r"[0-9]{1,2}([-./ ]) ?[0-9]{1,2}\1 ?(?:[0-9]{2}|[0-9]{4})")
_SHORT_END = LazyPattern(r"[0-9]{1,2}|[0-9]{1,2}-[0-9]{1,2}")


def _explain(text: str) -> DateError:
    """Say what is wrong with something numeric that is no date."""
    return errors.invalid(text, hint=_hint_numeric(text) or errors.WRITE_ISO)


def _hint_numeric(text: str) -> str:
    """Return what something numeric was probably meant to be; may be empty."""
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = match.groups()
        if 1 <= int(month) <= 12:
            return f"write {year}-{month:0>2}{f'-{day:0>2}' if day else ''}"
    if match := _MONTH_FIRST.fullmatch(text):
        month, year = match.groups()
        if 1 <= int(month) <= 12:
            return f"write {year}-{month:0>2}"
    if match := _YEAR_RANGE.fullmatch(text):
        first, last = match.groups()
        return f"a range of years is {first}/{first[: 4 - len(last)]}{last}"
    if match := _SPACED_RANGE.fullmatch(text):
        return f"a range is written {match[1]}/{match[2]}"
    if re.fullmatch(r"-?[0-9]{1,3}", text):
        sign = text[: text.startswith("-")]
        year = f"{sign}{text.removeprefix('-'):0>4}"
        return f"write a year below 1000 with four digits: {year}"
    return ""
