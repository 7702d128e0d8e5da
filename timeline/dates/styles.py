"""Old Style and New Style: days of the Julian calendar, and of today's.

    styled = date ("O.S." | "OS" | "Old Style" | "Julian")
           | date ("N.S." | "NS" | "New Style" | "Gregorian")

The word may stand in parentheses. Years begin on 1 January in either style: a year that
was counted from March is to be counted anew. Days move, and so does what they are in: a
month of the Julian calendar is a stretch of days of two.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from timeline.dates import errors
from timeline.dates.calendar import calendar_date, days_in_month, julian_day_number
from timeline.dates.errors import DateError
from timeline.dates.points import written_day
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Part,
    Point,
    Precision,
    Shape,
    When,
    make_one_of,
    rebuild,
    retype,
)
from timeline.dates.words import WordPattern

_STYLED = WordPattern(
    r"(?P<rest>.*[0-9].*?)\s*[,(\[]?\s*(?a:(?P<old>o\.?\s?s\.?|old\s+style|julian)"
    r"|n\.?\s?s\.?|new\s+style|gregorian)\s*[)\]]?(?P<mark>[~?%]?)"
)
_LEAP_DAY = re.compile(r"(?<![0-9])29(?![0-9])")


def names_style(text: str) -> bool:
    """Tell whether a date says of which calendar it is."""
    return _STYLED.fullmatch(text) is not None


def parse_styled(text: str, read: Callable[[str], When | None]) -> When | None:
    """Read a date with its style; None if `text` has none, or is no date without it.

    `read` reads the date. Raises DateError where the style says nothing about it.
    """
    match = _STYLED.fullmatch(text)
    if match is None:
        return None
    rest = match["rest"] + match["mark"]
    if match["old"] is None:
        when = read(rest)
        return retype(when, text) if when is not None else None
    try:
        when = read(rest)
    except DateError:
        when = _read_leap_day(rest, read)
        if when is None:
            raise
        return retype(when, text)
    return _convert(text, when) if when is not None else None


def _read_leap_day(text: str, read: Callable[[str], When | None]) -> When | None:
    """Read 29 February of a century that has one in the Julian calendar only."""
    # The day before it exists in both, and the days move alike.
    when = read(_LEAP_DAY.sub("28", text))
    if when is None or when.shape is not Shape.SINGLE:
        return None
    year, month, day = calendar_date(when.b1)
    is_day = (month, day) == (2, 28) and when.precision is Precision.DAY
    if not is_day or year % 4 or days_in_month(year, 2) == 29:
        return None
    point = _move(when.start, text, days=1)
    return rebuild(when.shape, ((point, point),), typed=when.typed)


def _convert(text: str, when: When) -> When:
    if when.shape is Shape.SINGLE and when.precision is not Precision.DAY:
        start, end = when.start, when.start
        first, last = _julian(start.first), _julian(end.last)
        ends = (written_day(text, first), written_day(text, last))
        part = tuple(
            replace(one, approximate=start.approximate, uncertain=start.uncertain)
            for one in ends
        )
        return make_one_of(((part[0], part[1]),), typed=text)
    for point in (one for part in when.parts for one in part):
        if point.precision is not Precision.DAY and point not in _BOUNDLESS:
            why = "the style of a calendar goes with days"
            raise errors.invalid(text, why, "write the days that begin and end it")
    parts: tuple[Part, ...] = tuple(
        (_move(first, text), _move(last, text)) for first, last in when.parts
    )
    return rebuild(when.shape, parts, typed=text)


_BOUNDLESS = (UNKNOWN, OPEN_START, OPEN_END)


def _julian(day: int) -> int:
    """Return the day whose date in the Julian calendar is the date of `day` in ours."""
    return julian_day_number(*calendar_date(day))


def _move(point: Point, text: str, *, days: int = 0) -> Point:
    if point in _BOUNDLESS:
        return point
    moved = written_day(text, _julian(point.first) + days)
    # Behind the day stands the time, if there is one.
    _, letter, clock = point.edtf.partition("T")
    return replace(
        point, first=moved.first, last=moved.last, edtf=moved.edtf + letter + clock
    )
