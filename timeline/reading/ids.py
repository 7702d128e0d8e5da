"""Ids of events: what may be one, and those of events that were given none."""

from functools import lru_cache

from timeline.dates import PAST, Precision, When, format_day
from timeline.patterns import LazyPattern
from timeline.text import slugify

_LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7}
_NOT_IN_ID = LazyPattern(r"[\s,\x00-\x1f\x7f-\x9f]")


def is_id(text: str) -> bool:
    """Tell whether a text may be an id: it holds no blank, comma or control."""
    return _NOT_IN_ID.search(text) is None


def make_id(title: str, date: When | None) -> str:
    """Return the id of an event that was given none.

    It is the date as far as the calendar knows it, and the title's first words;
    a date that names another event stays out, since it moves with that event.
    """
    return name_date(date) + (slugify(title) or "event")


def name_date(date: When | None) -> str:
    """Return what the id of an event without one begins with; may be empty."""
    if date is None or date.b1 == PAST:
        return ""
    start = date.start
    length = _LENGTHS.get(start.precision)
    if length and start.edtf[:1].isdecimal():
        # It is spelled out already, but for its time.
        return f"{start.edtf[:length]}-"
    return f"{_date_prefix(start.first, start.precision)}-"


@lru_cache(maxsize=16_384)
def _date_prefix(first: int, precision: Precision) -> str:
    day = format_day(first)
    if day.startswith("-"):
        # An id begins with no hyphen: -0431 is 432 BC.
        year, rest = day[1:5], day[5:]
        day = f"bc{int(year) + 1:04d}{rest}"
    if precision is Precision.DAY:
        return day
    return day[:-3] if precision is Precision.MONTH else day[:-6]
