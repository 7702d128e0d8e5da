"""The units that a date begins and ends with."""

from dataclasses import replace

from timeline.dates.calendar import is_finite
from timeline.dates.elements import OPEN_END, OPEN_START, Point, strip_time
from timeline.dates.when import Part, When


def find_ends(when: When) -> Part:
    """Return the units that its first and its last day belong to, without times.

    An end without limit is an open one. In a one-of a mark holds for both.
    """
    low = _first_unit(min((part[0] for part in when.parts), key=first_day))
    high = _last_unit(max((part[1] for part in when.parts), key=last_day))
    if when.is_one_of:
        low, high = mark_like(low, when), mark_like(high, when)
    return (
        low if is_finite(when.b1) else OPEN_START,
        high if is_finite(when.e2) else OPEN_END,
    )


def first_day(point: Point) -> int:
    """Return the first day of a unit."""
    return point.first


def last_day(point: Point) -> int:
    """Return the last day of a unit."""
    return point.last


def _first_unit(point: Point) -> Point:
    return mark_like(_plain(point.ends[0]), point) if point.ends else _plain(point)


def _last_unit(point: Point) -> Point:
    return mark_like(_plain(point.ends[1]), point) if point.ends else _plain(point)


def _plain(point: Point) -> Point:
    if point.clock is None:
        return point
    return replace(point, edtf=strip_time(point), clock=None)


def mark_like(point: Point, source: When | Point) -> Point:
    """Return a unit with the marks of another, or of a date, besides its own."""
    if not (source.approximate or source.uncertain):
        return point
    return replace(
        point,
        approximate=point.approximate or source.approximate,
        uncertain=point.uncertain or source.uncertain,
    )
