"""Dates in words, as short as what surrounds them allows.

English only, and never through the locale: the same chronology looks the same
everywhere. The year or the month may be left out where a heading gives it. With its
year a date is one that `parse_date` reads, to the same bounds: what no words say
without a doubt, such as a time before the year 1, stands as EDTF has it.
"""

from timeline.dates.calendar import (
    FUTURE,
    MONTH_NAMES,
    PAST,
    WEEKDAY_NAMES,
    calendar_date,
    days_in_month,
    format_day,
    is_finite,
    weekday,
)
from timeline.dates.elements import strip_time
from timeline.dates.ends import find_ends
from timeline.dates.when import (
    OPEN_END,
    OPEN_START,
    UNKNOWN,
    Point,
    Precision,
    Shape,
    When,
    Window,
    make_one_of,
)

UNDATED = "undated"
"""What stands in the place of a date that nobody knows."""

_SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_FIRST_AD = 1
_TODAYS_CALENDAR = " N.S."
# The first year that is told from a day of a month at a glance.
_PLAIN = 100
# The first month and the last of each part of a year.
_PARTS_OF_YEAR = {(1, 4): "early", (5, 8): "mid", (9, 12): "late"}
# The last figures of the first year and the last of each part of a decade.
_PARTS_OF_DECADE = {(0, 3): "early", (4, 6): "mid", (7, 9): "late"}


def format_when(
    when: When, *, year: int | None = None, month: int | None = None, dash: str = "–"
) -> str:
    """Write a date for a reader to whom `year` and `month` are already given.

    `dash` joins the two ends of an interval. What is about has a `c.`, what is in
    doubt ends with `?`.
    """
    if when.is_undated:
        return UNDATED
    about = "c. " if when.approximate else ""
    if when.shape is Shape.SINGLE:
        text = _format_single(when.start, year, month)
        text = about + (text.removeprefix("in ") if about else text)
    elif when.shape is Shape.INTERVAL:
        text = _format_interval(when, year, dash, about)
    else:
        text = _format_one_of(when, year, about)
    return _doubt(text, when) if when.uncertain else text


def _doubt(text: str, when: When) -> str:
    """Return a text with the sign of doubt, where it can be read."""
    later = " or later"
    if text.endswith("]"):
        # In EDTF it stands there already, with each point.
        return text
    if text.endswith(later):
        return f"{text.removesuffix(later)}?{later}"
    # Behind a time it would be a part of that.
    timed = any(point.clock is not None for point in (when.start, when.end))
    return f"possibly {text}" if timed or text.endswith(".") else f"{text}?"


def format_year_name(year: int) -> str:
    """Write an astronomical year as historians do: 0 is 1 BC.

    A year that could be taken for a day or a number has its era: `AD 5`.
    """
    if year < _FIRST_AD:
        return f"{1 - year} BC"
    return f"AD {year}" if year < _PLAIN else str(year)


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
    text = _format_point(point, year)
    if point.precision is Precision.DAY:
        point_year, point_month, day = calendar_date(point.first)
        if (point_year, point_month) == (year, month):
            text = f"{WEEKDAY_NAMES[weekday(point.first)][:3]} {day}"
        return text + _format_time(point)
    in_words = point.precision in (Precision.MONTH, Precision.YEAR)
    return f"in {text}" if in_words and year is not None else text


def _format_time(point: Point, *, zone: bool = True) -> str:
    """Return ` 14:30 +04:00`; nothing where no time was typed."""
    if point.clock is None:
        return ""
    hours, minutes = divmod(point.clock // 60, 60)
    text = f" {hours:02d}:{minutes:02d}"
    offset = point.offset.replace("Z", "UTC") if zone else ""
    return f"{text} {offset}".rstrip()


def _format_point(point: Point, year: int | None) -> str:
    """Write one calendar unit, its year only where it is not given."""
    point_year, month, day = calendar_date(point.first)
    if point.precision is Precision.YEAR:
        return _name_year(point_year)
    if point.precision is Precision.DECADE and point_year >= 1000 and point_year % 100:
        return f"{point_year}s"
    if point.precision in (Precision.DECADE, Precision.CENTURY) or _is_nameless(point):
        # `1900s` is a decade or a century.
        return strip_time(point)
    tail = "" if point_year == year else f" {_name_year(point_year)}"
    if tail and _is_early_day(point):
        # A day BC is of two calendars: without this it would be asked about.
        tail += _TODAYS_CALENDAR
    match point.precision:
        case Precision.DAY:
            return f"{day} {_short_month(month)}{tail}"
        case Precision.MONTH:
            return f"{_short_month(month)}{tail}"
        case Precision.SEASON if _is_winter(point):
            return f"winter {_name_winter(point_year)}"
        case Precision.SEASON:
            return f"{_SEASON_NAMES[month]}{tail}"
        case Precision.QUARTER:
            return f"Q{month // 3 + 1}{tail}"
        case _:
            return f"H{month // 6 + 1}{tail}"


def _is_early_day(point: Point) -> bool:
    """Tell whether it is a day before the year 1."""
    return point.precision is Precision.DAY and point.last < _FIRST_AD


def _is_nameless(point: Point) -> bool:
    """Tell whether it has no name in words that is read.

    A winter before the year 1 has none, nor has a time of a day of then.
    """
    if point.last >= _FIRST_AD:
        return False
    timed = point.clock is not None and point.precision is Precision.DAY
    return timed or _is_winter(point)


def _is_winter(point: Point) -> bool:
    is_season = point.precision is Precision.SEASON
    return is_season and calendar_date(point.first)[1] == 12


def _name_year(year: int) -> str:
    """Write a year so that it is read: with four figures, or with its era."""
    return f"{year:04d}" if year > 0 else format_year_name(year)


def _name_winter(year: int) -> str:
    """Write the two years of a winter: `2012-13`, `1999-2000`, `9999-00`."""
    later = f"{year + 1:04d}"
    # A year has four digits at most.
    if later.endswith("00") and len(later) == 4:
        return f"{year:04d}-{later}"
    return f"{year:04d}-{later[-2:]}"


def _format_interval(when: When, year: int | None, dash: str, about: str) -> str:
    start, end = when.start, when.end
    if start == UNKNOWN:
        return f"until {about}{_format_end(end, year)}"
    if start == OPEN_START:
        return f"always until {about}{_format_end(end, year)}"
    if end == OPEN_END:
        return f"since {about}{_format_end(start, year)}"
    if end == UNKNOWN:
        return f"from {about}{_format_end(start, year)}"
    if start.ends or end.ends:
        text = _format_parts(start, end, year, dash)
        return about + text if text else when.edtf
    return about + _format_range(start, end, year, dash)


def _format_parts(start: Point, end: Point, year: int | None, dash: str) -> str:
    """Write a range with a part at one end: `late May–early June`; else empty."""
    end_year = calendar_date(end.first)[0]
    # What has a month lends its year.
    unit = end.ends[0] if end.ends else end
    limit = Precision.DAYS if end.ends else Precision.HALF
    lends = unit.precision.coarseness <= limit.coarseness
    is_same = lends and calendar_date(start.first)[0] == end_year
    first = _name_end(start, end_year if is_same else year)
    last = _name_end(end, year)
    return f"{first}{dash}{last}" if first and last else ""


def _name_end(point: Point, year: int | None) -> str:
    """Write a unit or a part that a range begins or ends with; else empty."""
    if point.ends:
        return _name_part(make_one_of((point.ends,), typed=""), year)
    if point.clock is not None or _is_nameless(point) or _is_early_day(point):
        return ""
    return _format_point(point, year)


def _format_end(point: Point, year: int | None) -> str:
    """Write what a range begins or ends with: a unit, or one of several days."""
    if point.ends:
        return _format_one_of(make_one_of((point.ends,), typed=""), year, "")
    return _format_point(point, year) + _format_time(point)


def _format_range(start: Point, end: Point, year: int | None, dash: str) -> str:
    start_year, start_month, start_day = calendar_date(start.first)
    end_year, end_month, _ = calendar_date(end.first)
    early = _is_early_day(start) or _is_early_day(end)
    apart = start_year != end_year or start.precision is not end.precision
    if _is_nameless(start) or _is_nameless(end) or (early and apart):
        from timeline.dates.spelling import spell_unit

        end_text = spell_unit(end.edtf)
        sign = "/" if end_text == end.edtf else " to "
        return f"{start.edtf}{sign}{end_text}"
    last = _format_point(end, year)
    if (start.first, start.last) == (end.first, end.last):
        if start.clock is None or end.clock is None or start.edtf == end.edtf:
            return last + _format_time(start)
        if start.offset == end.offset:
            first = _format_time(start, zone=False)
            return f"{last}{first}{dash}{_format_time(end).strip()}"
    if start.clock is not None or end.clock is not None:
        # Each end in full: what follows a time is no part of it.
        first = _format_point(start, year) + _format_time(start)
        return f"{first}{dash}{last}{_format_time(end)}"
    if start_year != end_year:
        return f"{_format_point(start, year)}{dash}{last}"
    both_days = start.precision is end.precision is Precision.DAY
    if both_days and start_month == end_month:
        return f"{start_day}{dash}{last}"
    # `Apr–2013` would be one month.
    is_year = end.precision.coarseness >= Precision.YEAR.coarseness
    return f"{_format_point(start, year if is_year else start_year)}{dash}{last}"


def _format_one_of(when: When, year: int | None, about: str) -> str:
    low, high = find_ends(when)
    if low is OPEN_START:
        return f"by {about}{_format_point(high, year)}"
    if high is OPEN_END:
        return f"{about}{_format_point(low, year)} or later"
    if low == high:
        return about + _format_point(low, year)
    name = _name_part(when, year)
    if name:
        return about + name
    early = _is_early_day(low) or _is_early_day(high)
    apart = low.precision is not high.precision
    if _is_nameless(low) or _is_nameless(high) or (early and apart):
        return when.edtf
    points = [first for first, last in when.parts if first == last]
    if len(when.parts) == len(points) == 2:
        return f"{about}{_format_pair(low, high, year, ' or ')}"
    return f"between {about}{_format_pair(low, high, year, ' and ')}"


def _format_pair(low: Point, high: Point, year: int | None, word: str) -> str:
    """Write two units, the earlier without what it has in common with the later."""
    low_year, low_month, day = calendar_date(low.first)
    high_year, high_month, _ = calendar_date(high.first)
    last = _format_point(high, year)
    both_days = low.precision is high.precision is Precision.DAY
    if both_days and (low_year, low_month) == (high_year, high_month):
        return f"{day}{word}{last}"
    # A coarser unit at the end has no year of its own to lend, and a winter has two.
    is_winter = high.precision is Precision.SEASON and high_month == 12
    is_coarse = high.precision.coarseness >= Precision.YEAR.coarseness
    is_plain = not (is_coarse or is_winter)
    lends = low_year == high_year and is_plain
    given = low_year if lends else None
    if low_year == year and low_year == high_year:
        given = year
    return f"{_format_point(low, given)}{word}{last}"


def _name_part(when: When, year: int | None) -> str:
    """Return the name of a part of a month, a year or a decade; empty for no part."""
    if len(when.parts) > 1:
        return ""
    first_year, first_month, first = calendar_date(when.b1)
    last_year, last_month, last = calendar_date(when.e2)
    if first_year < 1:
        return ""
    length = days_in_month(last_year, last_month)
    tail = "" if first_year == year else f" {first_year:04d}"
    if (first_year, first_month) == (last_year, last_month):
        name = {
            (1, 10): "early",
            (11, 20): "mid",
            (21, length): "late",
            (1, 5): "start of",
            (length - 4, length): "end of",
            (1, 15): "first half of",
            (16, length): "second half of",
        }.get((first, last), "")
        return f"{name} {_short_month(first_month)}{tail}" if name else ""
    if (first, last) != (1, length):
        return ""
    if first_year == last_year:
        name = _PARTS_OF_YEAR.get((first_month, last_month), "")
        return f"{name} {first_year:04d}" if name else ""
    decade = first_year // 10 * 10
    name = _PARTS_OF_DECADE.get((first_year - decade, last_year - decade), "")
    whole = (first_month, last_month) == (1, 12)
    if not name or not whole or decade % 100 == 0 or decade < 1000:
        return ""
    return f"{name} {decade}s"


def format_bounds(first: int, last: int) -> str:
    """Return two bounding days in words; equal ones as one day."""
    if first == last:
        return {PAST: "before all", FUTURE: "never"}.get(first) or format_day(first)
    if first == PAST and last == FUTURE:
        return "unknown"
    if first == PAST:
        return f"by {format_day(last)}"
    if last == FUTURE:
        return f"on or after {format_day(first)}"
    return f"{format_day(first)} to {format_day(last)}"
