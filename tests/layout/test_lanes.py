"""Lanes: every event in its lanes, and nothing over anything else."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.lanes import (
    Entry,
    Label,
    Lane,
    Mark,
    format_numbers,
    join_entries,
    lay_lanes,
)
from timeline.layout.marks import Form, Shape

_COLUMNS = 40


def point(cell: int) -> Form:
    return Form(cell, cell, Shape.POINT)


def line(first: int, last: int) -> Form:
    return Form(first, last, Shape.WITHIN)


def write_number(_: str, mark: Mark) -> Label | None:
    number = format_numbers(mark.numbers)
    return Label(mark.form.last + 1, len(number), number)


def write_nothing(_: str, mark: Mark) -> Label | None:  # noqa: ARG001
    return None


def lay(*forms: Form, rows: int | None = None) -> Lane:
    entries = [Entry(number, form) for number, form in enumerate(forms, 1)]
    (lane,) = lay_lanes({"A": join_entries(entries)}, write_number, rows)
    return lane


def find_rows(lane: Lane) -> dict[int, list[tuple[int, ...]]]:
    rows: dict[int, list[tuple[int, ...]]] = {}
    for mark in lane.marks:
        rows.setdefault(mark.row, []).append(mark.numbers)
    return rows


def test_only_what_is_known_alike_shares_a_mark() -> None:
    lane = lay(point(5), point(5), line(5, 9), line(5, 9), line(5, 8), point(6))
    assert sorted(mark.numbers for mark in lane.marks) == [(1, 2), (3, 4), (5,), (6,)]


def test_a_mark_is_hollow_if_all_of_it_is() -> None:
    (both,) = join_entries([Entry(1, point(3), hollow=True), Entry(2, point(3))])
    (alone,) = join_entries([Entry(1, point(3), hollow=True)])
    assert (both.hollow, alone.hollow) == (False, True)


def test_labels_keep_a_blank_from_all_else() -> None:
    assert find_rows(lay(point(5), point(8))) == {0: [(1,), (2,)]}
    assert find_rows(lay(point(5), point(7))) == {0: [(1,)], 1: [(2,)]}


def test_the_ends_of_lines_part_them() -> None:
    entries = [Entry(1, line(0, 4)), Entry(2, line(5, 9)), Entry(3, point(10))]
    (lane,) = lay_lanes({"A": join_entries(entries)}, write_nothing)
    assert find_rows(lane) == {0: [(1,), (2,)], 1: [(3,)]}


def test_where_rows_are_few_a_point_lies_over_a_line_whose_label_goes() -> None:
    lane = lay(line(0, 9), point(11), rows=1)
    assert lane.rows == 1
    labels = {mark.numbers: mark.label for mark in lane.marks}
    # The number of the line stands where the point is.
    assert labels[(1,)] is None
    assert labels[(2,)] is not None


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((7,), "7"),
        ((7, 8), "7,8"),
        ((7, 8, 9), "7-9"),
        ((7, 9), "7,9"),
        ((7, 9, 12), "7+2"),
        ((1, 2, 3, 5), "1+3"),
    ],
)
def test_numbers(numbers: tuple[int, ...], expected: str) -> None:
    assert format_numbers(numbers) == expected


_forms = st.builds(
    lambda first, length: (
        line(first, min(first + length, _COLUMNS - 1)) if length else point(first)
    ),
    st.integers(0, _COLUMNS - 1),
    st.integers(0, 12),
)


@given(st.lists(_forms, max_size=20), st.none() | st.integers(1, 4))
def test_nothing_hides_an_exact_mark(forms: list[Form], rows: int | None) -> None:
    if not forms:
        return
    lane = lay(*forms, rows=rows)
    assert sorted(n for mark in lane.marks for n in mark.numbers) == [
        *range(1, len(forms) + 1)
    ]
    assert rows is None or lane.rows <= rows
    for one, two in combinations(lane.marks, 2):
        if one.row != two.row:
            continue
        if one.form.is_point and two.form.is_point:
            assert one.form.first != two.form.first
        for label, other in ((one.label, two), (two.label, one)):
            if label is not None:
                assert label.last < other.form.first or other.form.last < label.cell
                assert other.label is None or (
                    label.last < other.label.cell or other.label.last < label.cell
                )
        if rows is None:
            assert one.form.last < two.form.first or two.form.last < one.form.first
