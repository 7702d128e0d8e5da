"""Charts of columns: round numbers, and parts that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import day_number
from timeline.layout.buckets import find_bucket
from timeline.layout.columns import find_part, make_scale
from timeline.vocabulary import UNITS


@pytest.mark.parametrize(
    ("most", "rows", "numbers", "height"),
    [
        (0, 10, [1], 2),
        (1, 10, [1], 2),
        (3, 10, [1, 2, 3], 6),
        (8, 10, [2, 4, 6, 8], 8),
        (11, 4, [5, 10, 15], 3),
        (53, 10, [20, 40, 60], 9),
        (1000, 10, [200, 400, 600, 800, 1000], 10),
        (7, 1, [10], 1),
    ],
)
def test_scales(most: int, rows: int, numbers: list[int], height: int) -> None:
    scale = make_scale(most, rows)
    assert [scale.step * (step + 1) for step in range(scale.steps)] == numbers
    assert scale.rows == height


@given(st.integers(0, 10**7), st.integers(1, 60), st.integers(1, 8))
def test_every_count_fits_its_scale_and_none_looks_like_zero(
    most: int, rows: int, parts: int
) -> None:
    scale = make_scale(most, rows)
    assert 1 <= scale.rows <= rows
    assert scale.top >= most
    assert str(scale.step).rstrip("0") in ("1", "2", "5")
    for count in {0, 1, most // 2, most}:
        height = scale.measure(min(count, most), parts=parts)
        assert 0 <= height <= scale.rows * parts
        assert (height == 0) is (min(count, most) == 0)


@given(st.integers(-99_999, 99_999), st.sampled_from(UNITS), st.integers(1, 200))
def test_parts_fit_the_room_and_lie_side_by_side(
    number: int, unit: str, room: int
) -> None:
    part = find_part(number, unit, room)
    assert part.first <= number <= part.last
    assert part.cells * (part.last - part.first + 1) <= room
    after = find_part(part.last + 1, unit, room)
    assert after.first == part.last + 1
    assert find_part(part.first, unit, room) == part


@pytest.mark.parametrize(
    ("unit", "room", "first", "size"),
    [
        ("day", 70, (2013, 5, 1), 31),
        ("month", 70, (2013, 1, 1), 24),
        ("quarter", 70, (2008, 1, 1), 32),
        ("year", 70, (2010, 1, 1), 30),
    ],
)
def test_parts_begin_with_round_numbers(
    unit: str, room: int, first: tuple[int, int, int], size: int
) -> None:
    part = find_part(find_bucket(day_number(2013, 5, 10), unit), unit, room)
    assert part.last - part.first + 1 == size
    if unit != "month":
        assert part.first == find_bucket(day_number(*first), unit)
    else:
        assert part.first % 12 == 0
