"""The land of maps: where it is, where it is not, and how much of it is drawn."""

import re
from itertools import pairwise
from pkgutil import get_data

import pytest

from tests.helpers.files import load_arms_control
from timeline.exports.page.land import Box, Place, cut_land, frame_places

_MOSCOW, _CAIRO, _WASHINGTON, _SYDNEY, _GENEVA = (
    *((55.75, 37.6), (30.0, 31.2), (38.9, -77.2)),
    *((-33.9, 150.9), (46.2, 6.1)),
)
_WORLD = ((75.0, -179.0), (-50.0, 179.0))
_PART = re.compile(r"M(\S+) (\S+?)l([^z]*)z")
# As the grammar of SVG has numbers: a sign, a point or a blank begins the next.
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)")


def _read_rings(path: str) -> list[list[tuple[float, float]]]:
    assert "".join(match[0] for match in _PART.finditer(path)) == path
    rings = []
    for x, y, steps in _PART.findall(path):
        points = [(float(x), float(y))]
        numbers = list(map(float, _NUMBER.findall(steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        rings.append(points)
    return rings


def _is_land(place: Place, path: str) -> bool:
    """Tell whether a place lies in a path, by how often a line from it crosses."""
    y, x = -place[0], place[1]
    crossed = 0
    for ring in _read_rings(path):
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
                crossed += 1
    return crossed % 2 == 1


@pytest.mark.parametrize(
    "place",
    [
        *(_MOSCOW, _CAIRO, _WASHINGTON, _SYDNEY, _GENEVA, (-1.3, 36.8), (65, -18.5)),
        # Beyond 180 degrees, and in a large island.
        *((66.0, 179.0), (67.0, -175.0), (72.0, -40.0), (-5.0, 142.0)),
    ],
)
def test_land_is_land(place: Place) -> None:
    assert _is_land(place, cut_land(_WORLD))
    assert _is_land(place, cut_land([place]))


@pytest.mark.parametrize(
    "place",
    # Oceans, the Mediterranean, the Black Sea, the Baltic, the Gulf, and a lake.
    [(0, -30), (0, -150), (34, 18), (43, 35), (58, 20), (27, 51), (42, 50.5)],
)
def test_sea_is_no_land(place: Place) -> None:
    assert not _is_land(place, cut_land(_WORLD))
    assert not _is_land(place, cut_land([place]))


@pytest.mark.parametrize(
    "places",
    [
        [_GENEVA],
        [_MOSCOW, _WASHINGTON],
        [_CAIRO, _SYDNEY],
        [(78.2, 15.6), (71.0, 25.8)],
        [(-54.8, -68.3)],
        [(90, 0)],
        list(_WORLD),
        [(60.0, -180.0), (60.0, 180.0)],
    ],
)
def test_the_part_drawn_holds_all_places_and_has_a_shape(places: list[Place]) -> None:
    box = frame_places(places)
    assert box is not None
    assert box.x >= -180
    assert box.x + box.width <= 180.1
    for north, east in places:
        assert box.x <= east <= box.x + box.width
        # Beyond 84 degrees north nothing is drawn.
        assert box.y <= max(-north, -84) <= box.y + box.height
    if box.width < 359:
        assert 1.6 < box.width * box.squeeze / box.height < 2.7
    for ring in _read_rings(cut_land(places)):
        for x, y in ring:
            assert box.x - 0.11 <= x <= box.x + box.width + 0.11
            assert box.y - 0.11 <= y <= box.y + box.height + 0.11


def test_no_places_are_no_map() -> None:
    assert frame_places([]) is None
    assert cut_land([]) == ""
    # Nor is there land in the midst of an ocean.
    assert cut_land([(-35, -120)]) == ""


def test_a_box_is_squeezed_at_its_middle() -> None:
    assert Box(0, -10, 1, 20).squeeze == 1
    assert abs(Box(0, -70, 1, 20).squeeze - 0.5) < 1e-9


def test_the_land_is_small() -> None:
    table = get_data("timeline", "data/land.txt")
    assert table is not None
    assert len(table) <= 40_000
    assert re.fullmatch(rb"(?:-?\d+(?: -?\d+|-\d+)*\n)+", table)
    assert len(cut_land(_WORLD)) < 30_000
    places = [place.at for place in load_arms_control().places.values() if place.at]
    assert len(cut_land(places)) < 30_000
    assert len(cut_land([_CAIRO, _GENEVA])) < 10_000


def test_rings_have_no_step_across_the_map() -> None:
    for ring in _read_rings(cut_land(_WORLD)):
        for (x1, _), (x2, _) in pairwise(ring):
            assert abs(x1 - x2) < 90
