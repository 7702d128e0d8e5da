"""The script that makes the land of maps from rings that anybody may check."""

from types import ModuleType

import pytest

from tests.helpers.scripts import load_script


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load_script("make_land")


_SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def test_arcs_become_rings(script: ModuleType) -> None:
    arcs = [[(0, 0), (1, 0), (1, 1)], [(0, 0), (0, 1), (1, 1)]]
    assert script.join_arcs(arcs, [0, ~1]) == [(0, 0), (1, 0), (1, 1), (0, 1)]


def test_what_crosses_180_degrees_is_unrolled(script: ModuleType) -> None:
    ring = [(170, 0), (-170, 0), (-170, 10), (170, 10)]
    assert script.unroll(ring) == [(170, 0), (190, 0), (190, 10), (170, 10)]
    assert script.unroll(_SQUARE) == _SQUARE


def test_what_goes_around_the_pole_is_left_out(script: ModuleType) -> None:
    assert script.unroll([(-120, 80), (0, 80), (120, 80)]) == []


def test_the_point_that_says_least_goes_first(script: ModuleType) -> None:
    ring = [*_SQUARE, (-0.1, 5.0)]
    ranks = script.rank_points(ring)
    assert min(ranks) == ranks[4]
    assert sum(rank == float("inf") for rank in ranks) == 3


def test_a_ring_is_cut_and_each_part_is_put_on_its_side(script: ModuleType) -> None:
    ring = [(170.0, 0.0), (190.0, 0.0), (190.0, 10.0), (170.0, 10.0)]
    endless = [float("inf")] * 4
    assert script.make_table([ring], [endless], 0.1).splitlines() == [
        *("-1800 0 100 0 0 100-100 0", "1700 0 100 0 0 100-100 0")
    ]


def test_small_islands_are_left_out(script: ModuleType) -> None:
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    endless = [float("inf")] * 4
    assert script.make_table([ring], [endless], 0.01)
    assert script.make_table([ring], [endless], 0.2) == ""


def test_no_ring_is_no_line(script: ModuleType) -> None:
    assert script.format_ring([(0.0, 0.0), (0.01, 0.0), (0.02, 0.01)]) == ""
    assert script.format_ring([]) == ""
