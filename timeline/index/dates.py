"""Dates as JSON holds them, and back: every field, so that nothing is read anew.

Most dates of a chronology are one day as ISO 8601 writes it, and come to its number; a
day that was typed otherwise comes to its number and the text.
"""

from functools import lru_cache
from typing import Any

from timeline.dates import Precision, When, format_day
from timeline.dates.when import Part, Point, Shape, make_single

Coded = Any
"""A number, or a list of what JSON has."""


def encode_date(when: When) -> Coded:
    """Return what `decode_date` makes the date of."""
    if when.precision is Precision.DAY and _is_plain(when):
        return when.b1 if when.typed == when.edtf else [when.b1, when.typed]
    return [
        list(when.bounds),
        when.shape.value,
        when.precision.value,
        [[_encode_point(one), _encode_point(two)] for one, two in when.parts],
        when.edtf,
        when.typed,
        when.approximate,
        when.uncertain,
        list(when.outer),
    ]


def decode_date(coded: Coded) -> When:
    """Return the date."""
    if coded.__class__ is int:
        return _make_day(coded, "")
    if len(coded) == 2:
        return _make_day(coded[0], coded[1])
    bounds, shape, precision, parts, edtf, typed, approximate, uncertain, outer = coded
    b1, b2, e1, e2 = bounds
    return When(
        b1,
        b2,
        e1,
        e2,
        Shape(shape),
        Precision(precision),
        tuple([_decode_part(part) for part in parts]),
        edtf,
        typed,
        approximate,
        uncertain,
        tuple(outer),
    )


def _is_plain(when: When) -> bool:
    """Tell whether a date is what `_make_day` makes of its day and its text.

    Field by field: to make another date and compare would take several times as long.
    """
    day, written = when.b1, when.edtf
    if when.shape is not Shape.SINGLE or len(when.parts) != 1:
        return False
    point, end = when.parts[0]
    bounds = (day, day, day, day)
    return (
        when.bounds == bounds
        and when.outer == bounds
        and written == _write_day(day)
        and not when.approximate
        and not when.uncertain
        and point.first == day
        and point.last == day
        and point.precision is Precision.DAY
        and point.edtf == written
        and not point.approximate
        and not point.uncertain
        and point.clock is None
        and point.ends is None
        and (point is end or point == end)
    )


# Events stand in order of date, so that neighbours have the same.
_write_day = lru_cache(maxsize=1024)(format_day)


@lru_cache(maxsize=65_536)
def _make_day(day: int, typed: str) -> When:
    written = format_day(day)
    point = Point(day, day, Precision.DAY, written)
    return make_single(point, typed=typed or written)


def _decode_part(part: Coded) -> Part:
    start, end = part
    first = _decode_point(start)
    return first, first if start == end else _decode_point(end)


def _encode_point(point: Point) -> Coded:
    ends = point.ends
    return [
        point.first,
        point.last,
        point.precision.value,
        point.edtf,
        point.approximate,
        point.uncertain,
        point.clock,
        None if ends is None else [_encode_point(one) for one in ends],
    ]


def _decode_point(coded: Coded) -> Point:
    first, last, precision, edtf, approximate, uncertain, clock, ends = coded
    return Point(
        first,
        last,
        Precision(precision),
        edtf,
        approximate,
        uncertain,
        clock,
        None if ends is None else (_decode_point(ends[0]), _decode_point(ends[1])),
    )
