"""Dates in words, as short as what surrounds them allows.

English only, and never through the locale: the same chronology looks the same
everywhere. The year or the month may be left out where a heading gives it.
"""

from timeline.dates.calendar import (
    FUTURE,
    MONTH_NAMES,
    PAST,
    WEEKDAY_NAMES,
    calendar_date,
    days_in_month,
    is_finite,
    weekday,
)
from timeline.dates.when import Point, Precision, Shape, When, Window

UNDATED = "undated"
"""What stands in the place of a date that nobody knows."""

_SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def format_when(
    when: When, *, year: int | None = None, month: int | None = None, dash: str = "–"
) -> str:
    """Write a date for a reader to whom `year` and `month` are already given.

    `dash` joins the two ends of an interval. An approximate date begins with
    `c.`, an uncertain one ends with `?`.
    """
    if when.is_undated:
        return UNDATED
    if when.shape is Shape.SINGLE:
        text = _format_single(when.start, year, month)
    elif when.shape is Shape.INTERVAL:
        text = _format_interval(when, year, dash)
    else:
        text = _format_one_of(when, year)
    if when.approximate:
        text = f"c. {text.removeprefix('in ')}"
    return f"{text}?" if when.uncertain else text


def format_year_name(year: int) -> str:
    """Write an astronomical year as historians do: 0 is 1 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def format_span(window: Window, *, dash: str = "–") -> str:
    """Write a stretch of months or years, such as `Apr – May 2013`.

    An infinite side is left out; empty if both are.
    """
    names = [
        calendar_date(day)[:2] for day in (window.first, window.last) if is_finite(day)
    ]
    if not names:
        return ""
    (first_year, first_month), (last_year, last_month) = names[0], names[-1]
    if (first_month, last_month) == (1, 12) or last_year - first_year > 1:
        if first_year == last_year:
            return format_year_name(last_year)
        return f"{format_year_name(first_year)} {dash} {format_year_name(last_year)}"
    last = f"{_short_month(last_month)} {format_year_name(last_year)}"
    if names[0] == names[-1]:
        return last
    first = _short_month(first_month)
    if first_year != last_year:
        first = f"{first} {format_year_name(first_year)}"
    return f"{first} {dash} {last}"


def _short_month(month: int) -> str:
    return MONTH_NAMES[month - 1][:3]


def _format_single(point: Point, year: int | None, month: int | None) -> str:
    point_year, point_month, day = calendar_date(point.first)
    if point.precision is Precision.DAY:
        if (point_year, point_month) == (year, month):
            text = f"{WEEKDAY_NAMES[weekday(point.first)][:3]} {day}"
        else:
            text = _format_point(point, year)
        return text + _format_clock(point)
    text = _format_point(point, year)
    in_words = point.precision in (Precision.MONTH, Precision.YEAR)
    return f"in {text}" if in_words and year is not None else text


def _format_clock(point: Point) -> str:
    """Return ` 14:30`; nothing where no time was typed."""
    if point.clock is None:
        return ""
    hours, minutes = divmod(point.clock // 60, 60)
    return f" {hours:02d}:{minutes:02d}"


def _format_point(point: Point, year: int | None) -> str:
    """Write one calendar unit, its year only where it is not given."""
    point_year, month, day = calendar_date(point.first)
    tail = "" if point_year == year else f" {format_year_name(point_year)}"
    match point.precision:
        case Precision.DAY:
            return f"{day} {_short_month(month)}{tail}"
        case Precision.MONTH:
            return f"{_short_month(month)}{tail}"
        case Precision.SEASON:
            return f"{_SEASON_NAMES[month]}{tail}"
        case Precision.QUARTER:
            return f"Q{month // 3 + 1}{tail}"
        case Precision.HALF:
            return f"H{month // 6 + 1}{tail}"
        case Precision.DECADE if point_year >= 0:
            return f"{point_year}s"
        case Precision.DECADE | Precision.CENTURY:
            last_year = calendar_date(point.last)[0]
            return f"{format_year_name(point_year)} to {format_year_name(last_year)}"
        case _:
            return format_year_name(point_year)


def _format_interval(when: When, year: int | None, dash: str) -> str:
    start, end = when.start, when.end
    if when.b1 == PAST:
        word = "until" if when.b2 == PAST else "by"
        return f"{word} {_format_point(end, year)}"
    if when.e2 == FUTURE:
        first = _format_point(start, year)
        return f"since {first}" if when.e1 == FUTURE else f"{first}{dash}?"
    return _format_range(start, end, year, dash)


def _format_range(start: Point, end: Point, year: int | None, dash: str) -> str:
    start_year, start_month, start_day = calendar_date(start.first)
    end_year, end_month, _ = calendar_date(end.first)
    last = _format_point(end, year)
    if (start.first, start.last) == (end.first, end.last):
        if start.clock == end.clock or start.clock is None or end.clock is None:
            return last
        return f"{last}{_format_clock(start)}{dash}{_format_clock(end).strip()}"
    if start_year != end_year:
        # A year given by the heading is written out beside another year.
        start_given = start_year == year and start.precision is not Precision.YEAR
        return f"{_format_point(start, year if start_given else None)}{dash}{last}"
    both_days = start.precision is end.precision is Precision.DAY
    if both_days and start_month == end_month:
        return f"{start_day}{dash}{last}"
    return f"{_format_point(start, start_year)}{dash}{last}"


def _format_one_of(when: When, year: int | None) -> str:
    if when.b1 == PAST:
        return f"by {_format_point(when.end, year)}"
    if when.e2 == FUTURE:
        return f"{_format_point(when.start, year)} or later"
    name = _name_part(when)
    if name:
        when_year, month, _ = calendar_date(when.b1)
        tail = "" if when_year == year else f" {format_year_name(when_year)}"
        return f"{name} {_short_month(month)}{tail}"
    points = [first for first, last in when.parts if first == last]
    word = " or " if len(when.parts) == len(points) == 2 else " to "
    return _format_range(when.start, when.end, year, word)


def _name_part(when: When) -> str:
    """Return `early`, `mid`, `late`, `start of` or `end of` for such days."""
    first_year, first_month, first = calendar_date(when.b1)
    last_year, last_month, last = calendar_date(when.e2)
    if (first_year, first_month) != (last_year, last_month) or len(when.parts) > 1:
        return ""
    length = days_in_month(first_year, first_month)
    return {
        (1, 10): "early",
        (11, 20): "mid",
        (21, length): "late",
        (1, 5): "start of",
        (length - 4, length): "end of",
    }.get((first, last), "")
