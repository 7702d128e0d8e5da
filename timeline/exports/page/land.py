"""The land around some places, as the shape that a map of them is drawn on.

The map is a plate carree: a place stands at its degrees east, and at its degrees north
turned round, so that south is down. Squeezing it across by the cosine of its middle
latitude, which gives distances there their true proportion, is left to whoever draws.

There are no borders: those of today say nothing of then, and many are disputed. The
shape is `timeline/data/land.txt`, which tools/make_land.py made and describes.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pkgutil import get_data
from typing import NamedTuple, cast

Place = tuple[float, float]
"""Degrees north and degrees east, as a place of the registry has them."""
_Point = tuple[float, float]
"""Degrees east and degrees south."""


class Box(NamedTuple):
    """A part of the map, in degrees."""

    x: float
    """Its left edge, degrees east."""
    y: float
    """Its upper edge, degrees south."""
    width: float
    height: float

    @property
    def squeeze(self) -> float:
        """Return by how much it is narrower than it is wide in degrees."""
        return max(math.cos(math.radians(self.y + self.height / 2)), _MOST_SQUEEZED)


# What is drawn of the globe: nobody meets near the poles.
_WORLD = Box(-180, -84, 360, 144)
_MOST_SQUEEZED = 0.3
# A map is so many times as wide as it is high, and at least so many degrees high.
_SHAPE, _LEAST_HIGH = 2.1, 12
# Around the outermost places there is so much room, as a share of the height.
_ROOM = 0.16
_TENTHS = 10
# A map is drawn some four hundred pixels high, and no finer than two.
_FINEST = 220
_NUMBER = re.compile(r"-?\d+")


def frame_places(places: Iterable[Place]) -> Box | None:
    """Return the part of the map that has all of some places; None without any.

    About twice as wide as high once it is squeezed, and never more than the world.
    """
    listed = list(places)
    if not listed:
        return None
    north, south = max(place[0] for place in listed), min(place[0] for place in listed)
    west, east = min(place[1] for place in listed), max(place[1] for place in listed)
    squeeze = Box(0, -north, 0, north - south).squeeze
    across = (east - west) * squeeze
    high = max(north - south, across / _SHAPE, _LEAST_HIGH) * (1 + 2 * _ROOM)
    wide = high * _SHAPE / squeeze
    middle = (west + east) / 2, -(north + south) / 2
    x, width = _keep_within(middle[0], wide, _WORLD.x, _WORLD.width)
    y, height = _keep_within(middle[1], high, _WORLD.y, _WORLD.height)
    return Box(*(round(value, 1) for value in (x, y, width, height)))


def _keep_within(
    middle: float, size: float, low: float, most: float
) -> tuple[float, float]:
    """Return the beginning and the length of a stretch, moved or cut to fit."""
    size = min(size, most)
    return min(max(middle - size / 2, low), low + most - size), size


def cut_land(places: Iterable[Place]) -> str:
    """Return the land in the part of the map that has some places, as an SVG path.

    In degrees east and south, to a tenth; what is a lake is wound the other way round.
    Empty where there are no places, or no land near them.
    """
    box = frame_places(places)
    if box is None:
        return ""
    cut = (_cut_ring(ring, box) for ring in _load_rings())
    return "".join(_format_ring(_thin_out(ring, box)) for ring in cut)


@cache
def _load_rings() -> tuple[tuple[_Point, ...], ...]:
    """Return the rings of the land; their points are tenths of degrees, as integers."""
    table = cast("bytes", get_data("timeline", "data/land.txt")).decode("ascii")
    return tuple(tuple(_read_ring(line)) for line in table.splitlines())


def _read_ring(line: str) -> Iterator[_Point]:
    numbers = map(int, _NUMBER.findall(line))
    x = y = 0
    for dx, dy in zip(numbers, numbers, strict=True):
        x, y = x + dx, y + dy
        yield x, y


def _cut_ring(ring: Sequence[_Point], box: Box) -> Sequence[_Point]:
    """Return what of a ring lies in a box (Sutherland and Hodgman, 1974)."""
    left, top = box.x * _TENTHS, box.y * _TENTHS
    right, bottom = left + box.width * _TENTHS, top + box.height * _TENTHS
    for axis, sign, limit in (
        (0, 1, right),
        (0, -1, left),
        (1, 1, bottom),
        (1, -1, top),
    ):
        ring = _cut_side(ring, axis, sign, limit)
    return ring


def _cut_side(
    ring: Sequence[_Point], axis: int, sign: int, limit: float
) -> Sequence[_Point]:
    """Return a ring without what lies beyond a limit: above it, or below with -1."""
    inside = [point[axis] * sign <= limit * sign for point in ring]
    if all(inside):
        return ring
    found: list[_Point] = []
    for place, point in enumerate(ring):
        after = (place + 1) % len(ring)
        if inside[place]:
            found.append(point)
        if inside[place] != inside[after]:
            found.append(_meet(point, ring[after], axis, limit))
    return found


def _meet(one: _Point, two: _Point, axis: int, value: float) -> _Point:
    """Return where the line between two points has a value on one axis."""
    share = (value - one[axis]) / (two[axis] - one[axis])
    other = one[1 - axis] + (two[1 - axis] - one[1 - axis]) * share
    return (value, other) if axis == 0 else (other, value)


def _thin_out(ring: Sequence[_Point], box: Box) -> list[tuple[int, int]]:
    """Return a ring with as many points as can be told apart on a map of a box."""
    step = box.height * _TENTHS / _FINEST
    found: list[tuple[int, int]] = []
    for x, y in ring:
        if found:
            across, down = abs(x - found[-1][0]) * box.squeeze, abs(y - found[-1][1])
            if across < step and down < step:
                continue
        found.append((round(x), round(y)))
    return found


def _format_ring(ring: Sequence[tuple[int, int]]) -> str:
    """Return a ring as a point and steps from there; empty if it is no area."""
    if len(ring) < 3:
        return ""
    steps = ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring))
    numbers = "".join(_format_number(value) for step in steps for value in step)
    x, y = (value / _TENTHS for value in ring[0])
    return f"M{x:g} {y:g}l{numbers.lstrip()}z"


def _format_number(tenths: int) -> str:
    """Return a number with what sets it apart from the one before."""
    text = f"{abs(tenths) / _TENTHS:g}".removeprefix("0") or "0"
    return f"-{text}" if tenths < 0 else f" {text}"
