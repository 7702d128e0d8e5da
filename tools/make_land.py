# /// script
# requires-python = ">=3.11"
# ///
"""Write timeline/data/land.txt, the shape of the land that maps are drawn on.

Run it as ``python tools/make_land.py land-50m.json``, and commit the result. The file
is that of the npm package world-atlas 2.0.2: the land of Natural Earth 4.1 at 1:50
million as TopoJSON. Natural Earth is in the public domain, its packaging under the ISC
licence. There are no borders in it, and none are drawn.

A line of the result is one ring: all its coordinates in tenths of a degree, east and
*south*, the first point as it is and each other as the step from the one before.
Numbers are separated by a blank, or by the sign of the second. Lakes are rings that
turn the other way round. Lines stand in order of size, the largest first.

1. Arcs are put together to rings, and these unrolled where they cross 180 degrees.
   What goes all around the pole, or lies beyond 60 degrees south, is left out: a map of
   places where people meet needs no Antarctica.
2. Points are taken away, always the one whose triangle with its neighbours is smallest,
   areas being those of the globe (Visvalingam and Whyatt, "Line generalisation by
   repeated elimination of points", 1993), and then islands, until ``LARGEST`` bytes
   are left.
3. What is left is cut at 180 degrees, each part put on its side.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
"""Degrees east and south."""

TABLE = Path(__file__).parents[1] / "timeline" / "data" / "land.txt"
LARGEST = 39_900
"""Bytes of the table at most."""
SOUTH = 60
"""Degrees south beyond which nothing is drawn."""
ISLAND = 12
"""An island is drawn if it is so many times as large as the smallest triangle."""
TENTHS = 10


def main(path: str) -> None:
    """Write the table from the file of world-atlas."""
    rings = list(read_rings(json.loads(Path(path).read_bytes())))
    ranked = [rank_points(ring) for ring in rings]
    low, high = 0.0, 10.0
    # Half the stretch at a time: the largest table that is small enough.
    for _ in range(30):
        least = (low + high) / 2
        if len(make_table(rings, ranked, least).encode()) > LARGEST:
            low = least
        else:
            high = least
    TABLE.write_text(make_table(rings, ranked, high), encoding="ascii")


def read_rings(topology: Any) -> Iterator[list[Point]]:
    """Yield the rings of the land, unrolled, and closed by nothing."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + move[0], -(y * scale[1] + move[1])))
        arcs.append(points)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for indices in polygon:
                ring = unroll(join_arcs(arcs, indices))
                if ring and min(y for _, y in ring) < SOUTH:
                    yield ring


def join_arcs(arcs: Sequence[list[Point]], indices: Iterable[int]) -> list[Point]:
    """Return the points of arcs in a row; a negative index is an arc turned round."""
    ring: list[Point] = []
    for index in indices:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points[1:] if ring else points
    return ring[:-1] if ring[0] == ring[-1] else ring


def unroll(ring: Sequence[Point]) -> list[Point]:
    """Return a ring without jumps at 180 degrees; empty if it goes around a pole."""
    turned = 0
    found = [ring[0]]
    for (before, _), (x, y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        turned += 360 * ((x - before < -180) - (x - before > 180))
        found.append((x + turned, y))
    return found[:-1] if turned == 0 else []


def measure(a: Point, b: Point, c: Point) -> float:
    """Return the area of a triangle, in square degrees of the equator."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(area) / 2 * math.cos(math.radians(b[1]))


def measure_ring(ring: Sequence[Point]) -> float:
    """Return the area of a ring, likewise."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)
    return abs(area) / 2 * math.cos(math.radians(ring[0][1]))


def rank_points(ring: Sequence[Point]) -> list[float]:
    """Return for each point the area up to which it stays."""
    count = len(ring)
    before = [(place - 1) % count for place in range(count)]
    after = [(place + 1) % count for place in range(count)]
    areas = [
        measure(ring[before[place]], ring[place], ring[after[place]])
        for place in range(count)
    ]
    queue = [(area, place) for place, area in enumerate(areas)]
    heapify(queue)
    ranks = [math.inf] * count
    largest = 0.0
    left = count
    while queue and left > 3:
        area, place = heappop(queue)
        if area != areas[place] or ranks[place] < math.inf:
            continue
        largest = max(largest, area)
        ranks[place] = largest
        left -= 1
        a, b = before[place], after[place]
        after[a], before[b] = b, a
        for one in (a, b):
            areas[one] = measure(ring[before[one]], ring[one], ring[after[one]])
            heappush(queue, (areas[one], one))
    return ranks


def make_table(
    rings: Sequence[list[Point]], ranked: Sequence[list[float]], least: float
) -> str:
    """Return the table with all points that stay up to an area."""
    lines = []
    for ring, ranks in zip(rings, ranked, strict=True):
        size = measure_ring(ring)
        if size < least * ISLAND:
            continue
        kept = [point for point, rank in zip(ring, ranks, strict=True) if rank > least]
        for turn in (-360, 0, 360):
            cut = cut_side([(x + turn, y) for x, y in kept], 180)
            cut = cut_side([(-x, y) for x, y in cut], 180)
            line = format_ring([(-x, y) for x, y in cut])
            if line:
                lines.append((-size, line))
    return "".join(f"{line}\n" for _, line in sorted(lines))


def cut_side(ring: Sequence[Point], limit: float) -> list[Point]:
    """Return a ring without what lies east of a meridian (Sutherland and Hodgman)."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if x1 <= limit:
            found.append((x1, y1))
        if (x1 <= limit) != (x2 <= limit):
            found.append((limit, y1 + (y2 - y1) * (limit - x1) / (x2 - x1)))
    return found


def format_ring(ring: Iterable[Point]) -> str:
    """Return a ring as a line of the table; empty if nothing is left of it."""
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x * TENTHS), round(y * TENTHS))
        if not points or point != points[-1]:
            points.append(point)
    if len(set(points)) < 3:
        return ""
    numbers = [*points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        numbers += [x2 - x1, y2 - y1]
    text = " ".join(map(str, numbers))
    return text.replace(" -", "-")


if __name__ == "__main__":
    main(sys.argv[1])
