"""The axis: proportional, monotonous, and folded only where nothing changes."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import find_span, parse_when
from timeline.dates import FUTURE, PAST, When, Window, find_known_span
from timeline.layout.axis import FOLD_COLUMNS, find_folds, make_axis


def _parse(*texts: str) -> list[When]:
    return [parse_when(text) for text in texts]


_days = st.integers(-1_100_000, 1_100_000)
_windows = st.builds(
    lambda first, more: Window(first, first + more), _days, st.integers(0, 1_100_000)
)
_columns = st.integers(1, 250)


@pytest.mark.parametrize(
    ("day", "column"),
    [("2013-05-01", 0), ("2013-05-02", 2), ("2013-05-16", 30), ("2013-05-31", 60)],
)
def test_days_take_equal_parts(day: str, column: float) -> None:
    axis = make_axis(find_span("2013-05"), 62)
    assert axis.place(find_span(day).first) == column


@pytest.mark.parametrize("day", [PAST, FUTURE])
def test_infinity_lies_at_the_edges(day: int) -> None:
    axis = make_axis(find_span("2013-05"), 62)
    assert axis.place(day) == (0 if day == PAST else 62)


def test_a_single_day_takes_the_whole_axis() -> None:
    window = find_span("2013-05-10")
    axis = make_axis(window, 10)
    assert axis.place(window.first) == 0
    assert axis.place(window.first + 0.5) == 5
    assert axis.place(window.first + 1) == 10


@given(_windows, _columns, st.lists(_days, min_size=2, max_size=9).map(sorted))
def test_no_day_is_off_the_axis_and_none_out_of_order(
    window: Window, columns: int, days: list[int]
) -> None:
    axis = make_axis(window, columns)
    places = [axis.place(day) for day in days]
    assert places == sorted(places)
    assert min(places) >= 0
    assert max(places) <= columns


@given(_windows, st.integers(12, 250), st.data())
def test_folds_keep_order_and_leave_every_stretch_a_column(
    window: Window, columns: int, data: st.DataObject
) -> None:
    days = st.integers(window.first, window.last)
    dates = data.draw(st.lists(days, min_size=2, max_size=12).map(_single_days))
    axis = make_axis(window, columns, folds=find_folds(dates, window, columns))
    edges = [edge for *_, left, right, _ in axis.stretches for edge in (left, right)]
    assert edges[0] == 0
    assert edges[-1] == columns
    assert edges == sorted(edges)
    assert [stretch.folded for stretch in axis.stretches[1::2]] == [True] * len(
        axis.folds
    )
    assert all(fold.right - fold.left == FOLD_COLUMNS for fold in axis.folds)
    assert all(stretch.right > stretch.left for stretch in axis.stretches)
    assert all(
        before.last + 1 == after.first for before, after in pairwise(axis.stretches)
    )
    bounds = sorted({day for date in dates for day in date.bounds})
    places = [axis.place(day) for day in bounds]
    assert places == sorted(places)
    # Nothing begins or ends in a fold.
    assert not [
        day for day in bounds for fold in axis.folds if fold.first <= day <= fold.last
    ]


def _single_days(days: list[int]) -> list[When]:
    (date,) = _parse("2013-05-10")
    return [_move(date, day) for day in days]


def _move(date: When, day: int) -> When:
    return replace(date, b1=day, b2=day, e1=day, e2=day)


@pytest.mark.parametrize(
    ("texts", "folds"),
    [
        # Two clusters a century apart.
        (
            ["1914-06-28", "1914-07-05", "1914-07-23", "2013-05-10", "2013-05-14"],
            ["1914-07-24/2013-05-09"],
        ),
        # A war that lasts through the silence does not fill it.
        (
            ["1914-07-01/1918-11-11", "1914-07-05", "1914-07-09", "1918-11-08"],
            ["1914-07-10/1918-11-07"],
        ),
        # Evenly spread events have no silence longer than the usual one.
        (["2010", "2011", "2012", "2013"], []),
        (["1914-06-28", "2013-05-10"], []),
        (["2013-05-10"], []),
        ([], []),
    ],
)
def test_long_silences_are_folded(texts: list[str], folds: list[str]) -> None:
    dates = _parse(*texts)
    window = find_known_span(dates) or Window(1, 1)
    assert find_folds(dates, window, 60) == tuple(find_span(fold) for fold in folds)


def test_what_is_not_wide_on_the_axis_is_not_folded() -> None:
    dates = _parse("2013-01-01", "2013-01-02", "2013-01-03", "2013-01-31", "2014-12-31")
    window = find_span("2013-01-01/2014-12-31")
    (fold,) = find_folds(dates, window, 10)
    assert fold == find_span("2013-02-01/2014-12-30")
