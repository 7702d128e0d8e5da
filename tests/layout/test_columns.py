"""Charts of columns: round numbers, slots that fit, labels that never touch."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import day_number
from timeline.layout.buckets import UNITS, find_bucket
from timeline.layout.columns import (
    Label,
    Slots,
    find_part,
    fit_slots,
    label_slots,
    make_scale,
)


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


@given(st.integers(-9999, 9999), st.integers(1, 300), st.integers(1, 200))
def test_slots_fit_the_room(first: int, number: int, room: int) -> None:
    slots = fit_slots(first, first + number - 1, room)
    if slots is None:
        assert number > room
        return
    assert slots.width * number <= room
    assert 1 <= slots.column <= slots.width
    for bucket in (slots.first, slots.last):
        start = (bucket - slots.first) * slots.width
        assert start <= slots.find_middle(bucket) < start + slots.column


@given(st.integers(-99_999, 99_999), st.sampled_from(UNITS), st.integers(1, 200))
def test_parts_fit_the_room_and_lie_side_by_side(
    number: int, unit: str, room: int
) -> None:
    part = find_part(number, unit, room)
    assert part.first <= number <= part.last
    assert part.width * (part.last - part.first + 1) <= room
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


def _labels(unit: str, first: tuple[int, int, int], number: int, room: int) -> str:
    """Return the two lines of labels, as they would be drawn."""
    bucket = find_bucket(day_number(*first), unit)
    slots = fit_slots(bucket, bucket + number - 1, room)
    assert slots is not None
    rows = label_slots(slots, unit, room)
    return "\n".join(_write(row) for row in rows if row)


def _write(row: tuple[Label, ...]) -> str:
    text = ""
    for label in row:
        text = text.ljust(label.cell) + label.text
    return text


@pytest.mark.parametrize(
    ("unit", "first", "number", "room", "drawn"),
    [
        ("month", (2013, 4, 1), 3, 15, "Apr  May  Jun\n2013"),
        ("month", (2013, 11, 1), 6, 18, "Nov   Jan   Mar\n2013  2014"),
        (
            "month",
            (2012, 1, 1),
            36,
            36,
            "Jan   Jul   Jan   Jul   Jan   Jul\n2012        2013        2014",
        ),
        ("quarter", (2013, 1, 1), 8, 24, "Q1 Q2 Q3 Q4 Q1 Q2 Q3 Q4\n2013        2014"),
        # No row of first quarters alone: the years say it.
        ("quarter", (2012, 1, 1), 24, 24, "2012    2014    2016"),
        ("year", (1994, 1, 1), 12, 24, "  1995      2000"),
        ("year", (-43, 1, 1), 44, 44, "    40 BC     30 BC     20 BC     10 BC"),
        ("day", (2013, 5, 1), 31, 31, "1   5    10   15   20   25\nMay 2013"),
        ("day", (2013, 4, 29), 6, 18, "29 30 1  2  3  4\n      May 2013"),
        ("decade", (1980, 1, 1), 3, 18, "1980s 1990s 2000s"),
        ("century", (-100, 1, 1), 3, 24, "101 BC   1 BC    100"),
    ],
)
def test_labels(
    unit: str, first: tuple[int, int, int], number: int, room: int, drawn: str
) -> None:
    assert _labels(unit, first, number, room) == drawn


@given(
    st.sampled_from(UNITS),
    st.integers(-9999, 9999),
    st.integers(1, 12),
    st.integers(1, 28),
    st.integers(1, 150),
    st.integers(1, 200),
)
def test_labels_never_touch_and_stay_in_the_room(
    unit: str, year: int, month: int, day: int, number: int, room: int
) -> None:
    first = find_bucket(day_number(year, month, day), unit)
    slots = fit_slots(first, first + number - 1, room)
    if slots is None:
        return
    for row in label_slots(slots, unit, room):
        for one, two in pairwise(row):
            assert one.cell + len(one.text) < two.cell
        for label in row:
            assert label.cell >= 0
            assert label.cell + len(label.text) <= room
            assert label.middle < slots.width * number


def test_a_chart_too_narrow_for_labels_has_none() -> None:
    assert label_slots(Slots(2013, 2013, 1), "year", 3) == ((), ())
