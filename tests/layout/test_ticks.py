"""Ticks: as fine as there is room, and never crowded."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import find_span, parse_when
from timeline.dates import Window, day_number
from timeline.layout.axis import Axis, find_folds, make_axis
from timeline.layout.ticks import Tick, find_ticks


def _write(axis: Axis, *, week_start: int = 0) -> list[str]:
    """Return the labels as lines of text, major ones above minor ones."""
    rows = []
    for major in (True, False):
        row = ""
        for tick in find_ticks(axis, week_start=week_start):
            if tick.major == major and tick.label:
                row = row.ljust(tick.cell) + tick.label
        rows.append(row)
    return rows


@pytest.mark.parametrize(
    ("window", "columns", "major", "minor"),
    [
        ("2013-05-10", 20, "May 2013", "10"),
        (
            "2013-05-29/2013-06-02",
            30,
            "May 2013          Jun",
            "29    30    31    1     2",
        ),
        (
            "2013-04-15/2013-06-09",
            56,
            "Apr 2013        May                            Jun",
            "15     22     29     6      13     20     27     3",
        ),
        (
            "2013-11/2014-04",
            30,
            "2013      2014",
            "Nov  Dec  Jan  Feb  Mar  Apr",
        ),
        (
            "2013/2014",
            36,
            "2013              2014",
            "Q1  Q2   Q3  Q4   Q1  Q2   Q3  Q4",
        ),
        ("2011/2013", 18, "", "2011  2012  2013"),
        ("1914/1945", 32, "", " 1915 1920 1925 1930 1935 1940"),
        ("1900/1999", 40, "", "1900    1920    1940    1960    1980"),
        # Round years of the era, where historians know no year 0.
        ("-0399/0200", 48, "", "400 BC  300 BC  200 BC  100 BC  AD 1    100"),
        ("-3000/2013", 50, "", "3000 BC   2000 BC   1000 BC   AD 1      1000"),
    ],
)
def test_labels(window: str, columns: int, major: str, minor: str) -> None:
    assert _write(make_axis(find_span(window), columns)) == [major, minor]


def test_years_beyond_four_digits() -> None:
    window = Window(day_number(9990, 1, 1), day_number(10_019, 12, 31))
    axis = make_axis(window, 30)
    assert _write(axis) == ["", "9990      10000     10010"]


@pytest.mark.parametrize(
    ("week_start", "minor"),
    [(0, "     6      13     20     27"), (6, "    5      12     19     26")],
)
def test_weeks_begin_on_the_day_they_are_told_to(week_start: int, minor: str) -> None:
    axis = make_axis(find_span("2013-05"), 31)
    assert _write(axis, week_start=week_start)[1] == minor


def test_a_stretch_within_one_year_says_which() -> None:
    assert _write(make_axis(find_span("2013-02/2013-11"), 10)) == ["", "2013"]


def test_after_a_fold_the_context_is_told_again() -> None:
    window = find_span("1914-06-28/2013-05-20")
    folds = (find_span("1914-07-10/2013-05-09"),)
    major, _ = _write(make_axis(window, 60, folds=folds))
    assert major.split() == ["1914", "Jul", "May", "2013"]


_axes = st.builds(
    lambda first, more, columns: make_axis(Window(first, first + more), columns),
    st.integers(-1_100_000, 1_100_000),
    st.integers(0, 60) | st.integers(0, 3_000) | st.integers(0, 1_200_000),
    st.integers(1, 200),
)


@st.composite
def _folded_axes(draw: st.DrawFn) -> Axis:
    days = draw(st.sets(st.integers(700_000, 740_000), min_size=2, max_size=9))
    window = Window(min(days), max(days))
    columns = draw(st.integers(12, 200))
    date = parse_when("2013-05-10")
    dates = [replace(date, b1=day, b2=day, e1=day, e2=day) for day in days]
    return make_axis(window, columns, folds=find_folds(dates, window, columns))


@given(_axes | _folded_axes(), st.integers(0, 6))
def test_labels_never_touch_and_lie_on_the_axis(axis: Axis, week_start: int) -> None:
    ticks = find_ticks(axis, week_start=week_start)
    assert [tick.column for tick in ticks] == sorted(tick.column for tick in ticks)
    for major in (True, False):
        free = 0
        for tick in ticks:
            assert 0 <= tick.column < axis.columns
            assert 0 <= tick.cell < axis.columns
            if tick.label and tick.major == major:
                assert tick.cell >= free
                free = tick.cell + len(tick.label) + 1
        assert free <= axis.columns + 1


@given(_axes, st.integers(0, 6))
def test_there_are_no_more_ticks_than_room(axis: Axis, week_start: int) -> None:
    minor = [tick for tick in find_ticks(axis, week_start=week_start) if not tick.major]
    assert len(minor) <= axis.columns // 3 + 2


@given(_axes)
def test_an_axis_with_some_room_says_when_it_is(axis: Axis) -> None:
    labels = [tick.label for tick in find_ticks(axis) if tick.label]
    if axis.columns >= 16:
        assert labels
    assert all(isinstance(tick, Tick) for tick in find_ticks(axis))
