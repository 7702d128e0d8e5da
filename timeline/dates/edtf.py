"""EDTF, the Extended Date/Time Format of ISO 8601-2:2019, as far as it is read.

    date      = interval | set | point
    interval  = [end | ".."] "/" [end | ".." | short]
    end       = point | "[" point ".." point "]" ["~" | "?" | "%"]
    set       = "[" part *("," part) "]"
    part      = point | point ".." | ".." point | point ".." point
    point     = unit ["~" | "?" | "%"]
    unit      = year                        2013, 0431, -0431
              | year "-" month              2013-05, 2013-XX
              | year "-" code               2013-21 (see below)
              | year "-" month "-" day      2013-05-10, 2013-05-XX, 2013-XX-XX
              | day ("T" | " ") clock zone  2013-05-10T14:30:00+04:00
              | decade | century            201X, 20XX
    short     = the end of a day or a time that begins as the start does (ISO 8601-1)

An end of an interval in brackets goes beyond EDTF: it is one of several days.

Codes are seasons 21-24 (spring, summer, autumn, winter), quarters 33-36 and
halves 40-41. Winter runs from December of its year to February of the next.
Other valid EDTF is refused as such, never misread. A time with a space instead
of `T` (RFC 3339, 5.6) is written back with `T`. A day in figures that is written
otherwise is read as `machine` does.

A code that is the year after (`1933-34`) is asked about where a date may stand; in
brackets, and beside an end that is open or unknown, only EDTF is written.
"""

import re
from dataclasses import replace
from functools import lru_cache

from timeline.dates import errors
from timeline.dates.calendar import day_number, days_in_month, month_span, year_span
from timeline.dates.clocks import CLOCK, ZONE, read_clock
from timeline.dates.elements import make_point, make_stretch
from timeline.dates.errors import DateError
from timeline.dates.level2 import is_level_2, looks_like_level_2
from timeline.dates.machine import parse_machine
from timeline.dates.points import CODES, check_day
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    BoundlessError,
    Part,
    Point,
    Precision,
    When,
    make_day,
    make_interval,
    make_one_of,
    make_single,
    retype,
)
from timeline.dates.years import ask_code, read_short
from timeline.patterns import LazyPattern

_POINT = re.compile(
    r"(?P<year>-?[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2}|XX)"
    r"(?:-(?P<day>[0-9]{2}|XX)"
    rf"(?:[T ](?P<clock>{CLOCK})(?P<zone>{ZONE}))?)?)?"
    r"(?P<qualifier>[~?%]?)"
)
_DECADE_OR_CENTURY = LazyPattern(r"(?P<digits>-?(?:[0-9]{3}X|[0-9]{2}XX))([~?%]?)")
_LOOKS_LIKE_EDTF = re.compile(
    r"[-0-9X~?%YTZSE.,:/+ ]+|\[.*\]|\{.*\}"
    # A range with an end in brackets, which begins or ends on one of several days.
    r"|[-0-9XTZ:+~?%.\[\] ]*/[-0-9XTZ:+~?%.\[\] ]*"
)
_LOWER = LazyPattern(r"[-0-9xtz~?%.,:/+ \[\]]*")
_ZONED = LazyPattern(r"[0-9](?:[-0-9T :.,/+~?%]|UTC|GMT)+")
_SUPPORTED_FORMS = "read here: 2013, 201X, 2013-05, 2013-05-10, with ~ ? % at the end"


def parse_edtf(text: str, *, canonical: bool = False) -> When | None:
    """Read an EDTF date, or one day in figures; None if `text` is neither.

    A `canonical` form is what a When is spelled as: nothing about it is asked. Raises
    DateError for what looks like EDTF and is wrong, impossible, reversed, outside the
    subset, or not EDTF alone.
    """
    if (day := parse_iso_day(text)) is not None:
        return day
    if not _LOOKS_LIKE_EDTF.fullmatch(text):
        if text.islower() and _LOWER.fullmatch(text):
            when = parse_edtf(text.upper())
            return when and retype(when, text)
        has_zone = "UTC" in text or "GMT" in text
        if not has_zone or not _ZONED.fullmatch(text):
            return None
    if text.startswith("[") and "/" not in text:
        return _parse_set(text)
    if "/" in text and text.count("/") < 2:
        return _parse_interval(text, canonical=canonical)
    if not canonical and (error := ask_code(text)) is not None:
        raise error
    point = read_point(text)
    return make_single(point, typed=text) if point is not None else None


def read_point(text: str) -> Point | None:
    """Read one unit in EDTF or one day in figures; None if it is neither.

    Raises DateError if it is one that does not exist or is not read.
    """
    point = parse_point(text) or parse_machine(text)
    if point is None and looks_like_level_2(text):
        raise _refuse_level_2(text)
    return point


def parse_iso_day(text: str) -> When | None:
    """Read `2013-05-10`, as most dates are, without a pattern; None if it is not."""
    point = _read_iso_day(text)
    return make_day(point, text) if point is not None else None


def _read_iso_day(text: str) -> Point | None:
    if len(text) != 10 or text[7] != "-":
        return None
    before, length = _count_month(text[:7])
    day = _DAYS.get(text[8:], 99)
    if day > length:
        return None
    number = before + day
    return make_point(number, number, Precision.DAY, text)


_DAYS = {f"{day:02d}": day for day in range(1, 32)}


@lru_cache(maxsize=4096)
def _count_month(text: str) -> tuple[int, int]:
    """Return the day before a month `2013-05`, and its length; 0 where it is none."""
    digits = text[:4] + text[5:]
    if text[4] != "-" or not (digits.isascii() and digits.isdecimal()):
        return 0, 0
    year, month = int(digits[:4]), int(digits[4:])
    if not 1 <= month <= 12:
        return 0, 0
    return day_number(year, month, 1) - 1, days_in_month(year, month)


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
            raise _refuse_level_2(text)
        first, last = year_span(year)
        return _point(first, last, Precision.YEAR, text, qualifier)
    month = int(month_text)
    if month in CODES and day_text is None:
        start, months, precision = CODES[month]
        first, last = month_span(year, start, months)
        return _point(first, last, precision, text, qualifier)
    if not 1 <= month <= 12:
        raise _bad_month(text, year_text, month_text, day_text)
    if day_text in (None, "XX"):
        first, last = month_span(year, month)
        return _point(first, last, Precision.MONTH, text, qualifier)
    number = check_day(text, year, month, int(day_text))
    clock_text = match["clock"]
    if clock_text is None:
        return _point(number, number, Precision.DAY, text, qualifier)
    clock, tail = read_clock(text, clock_text, match["zone"])
    body = f"{text[: match.end('day')]}T{tail}{qualifier}"
    return _point(number, number, Precision.DAY, body, qualifier, clock=clock)


def _point(
    first: int,
    last: int,
    precision: Precision,
    text: str,
    qualifier: str,
    *,
    clock: int | None = None,
) -> Point:
    return make_point(
        first,
        last,
        precision,
        text.removesuffix(qualifier),
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


def _parse_interval(text: str, *, canonical: bool) -> When | None:
    first, _, last = text.partition("/")
    first, last = first.strip(), last.strip()
    start, end = _read_iso_day(first), _read_iso_day(last)
    if start is not None and end is not None:
        # As most of them are.
        return join(start, end, text)
    if not canonical and last not in ("", ".."):
        for piece in (first, last):
            if (error := ask_code(piece)) is not None:
                raise error
    start = start or _parse_end(first, OPEN_START)
    end = end or _parse_end(complete_end(first, last), OPEN_END)
    if start is None or end is None:
        return None
    return join(start, end, text)


def join(start: Point, end: Point, text: str) -> When:
    """Return the interval of two points, as typed in `text`; else raise DateError."""
    try:
        return make_interval(start, end, typed=text)
    except BoundlessError as error:
        raise errors.invalid(text, str(error)) from error
    except ValueError as error:
        raise errors.backwards(text, str(error)) from error


def _parse_end(piece: str, open_end: Point) -> Point | None:
    if piece == "":
        return UNKNOWN
    if match := _STRETCH.fullmatch(piece):
        return _parse_stretch(match)
    return open_end if piece == ".." else read_point(piece)


_STRETCH = LazyPattern(r"\[(?P<part>[^\[\],]+\.\.[^\[\],]+)\](?P<qualifier>[~?%]?)")


def _parse_stretch(match: re.Match[str]) -> Point | None:
    first, last = _parse_part(match["part"], match[0])
    if first.first > last.last:
        raise errors.backwards(match[0], f"{first} is after {last}")
    point = make_stretch(first, last)
    return replace(
        point,
        approximate=point.approximate or match["qualifier"] in ("~", "%"),
        uncertain=point.uncertain or match["qualifier"] in ("?", "%"),
    )


_FULL_DAY = LazyPattern(r"(?P<year>-?[0-9]{4}-)(?P<month>[0-9]{2}-)[0-9]{2}")
_FULL_TIME = LazyPattern(rf"(?P<day>-?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}[T ]){CLOCK}")


def complete_end(first: str, last: str) -> str:
    """Return the end of an interval, with what it leaves out since the start has it.

    As ISO 8601-1:2019, 5.5.2.4 has it: `2013-05-10/12`, `2013-05-28/06-03`, and
    `2013-05-10T09:00/14:30`. Other ends stay as they are.
    """
    if match := _FULL_DAY.fullmatch(first):
        if re.fullmatch("[0-9]{2}", last):
            return match["year"] + match["month"] + last
        if re.fullmatch("[0-9]{2}-[0-9]{2}", last):
            return match["year"] + last
    elif (match := _FULL_TIME.fullmatch(first)) and re.fullmatch(
        "[0-9]{2}(?::[0-9]{2})+", last
    ):
        return match["day"] + last
    return last


def _parse_set(text: str) -> When:
    inner = text[1:-1].strip()
    if not inner:
        raise errors.invalid(text, "the set is empty", "write [2013-05-10, 2013-05-14]")
    parts = tuple(_parse_part(piece.strip(), text) for piece in inner.split(","))
    try:
        return make_one_of(parts, typed=text)
    except BoundlessError as error:
        raise errors.invalid(text, str(error)) from error
    except ValueError as error:
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
    point = read_point(piece) if _LOOKS_LIKE_EDTF.fullmatch(piece) else None
    if point is None:
        hint = "between brackets write dates as YYYY-MM-DD, and commas or .. between"
        raise errors.invalid(text, hint=hint)
    if point.clock is not None:
        hint = "leave the time out, or write one date"
        raise errors.invalid(text, "a one-of takes dates, not times", hint)
    return point


def _refuse_level_2(text: str) -> DateError:
    if is_level_2(text):
        return errors.unsupported(text, _SUPPORTED_FORMS)
    if text.startswith("Y"):
        return errors.invalid(text, "`Y` is for years of five digits or more")
    return errors.invalid(text, "no day that exists is of that form")


def _bad_month(text: str, year: str, month: str, day: str | None) -> DateError:
    why = f"there is no month {month}"
    if day is not None:
        swapped = f"{year}-{day}-{month}"
        readings = (swapped,) if _exists(swapped) else ()
        return errors.invalid(text, why, readings=readings)
    later, _ = read_short(year, month) if year[0] != "-" else (None, None)
    pair = f"{year}/{later}" if later else ""
    if 25 <= int(month) <= 32 or 37 <= int(month) <= 39:
        hint = "codes read here: seasons 21-24, quarters 33-36, halves 40-41"
        if pair:
            hint += f"; the years {year} to {later} are {pair}"
        return errors.unsupported(text, hint, (pair,) if pair else ())
    return errors.invalid(text, why, readings=(pair,) if pair else ())


def _exists(text: str) -> bool:
    return parse_iso_day(text) is not None
