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
    if when.precision is Precision.DAY and when.shape is Shape.SINGLE:
        plain = _make_day(when.b1, when.typed)
        if plain == when:
            day = when.b1
            return day if when.typed == when.edtf else [day, when.typed]
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
