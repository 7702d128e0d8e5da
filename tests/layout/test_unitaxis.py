"""Labels below units of one width: as fine as have room, none over another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import find_span
from timeline.dates import Window, day_number
from timeline.layout.buckets import STEPS, count_buckets
from timeline.layout.heat import Grid, make_grid
from timeline.layout.unitaxis import UnitLabel, label_units, place_in_units

_LETTER = 8.0


def _measure(text: str) -> float:
    return len(text) * _LETTER


def _make_grid(window: Window, unit: str) -> Grid:
    return make_grid((), window, count_buckets(window, unit), widest=1, unit=unit)


def _label(grid: Grid, total: float) -> tuple[UnitLabel, ...]:
    return label_units(grid, total / grid.units, _measure, gap=_LETTER)


def _write(window: str, unit: str, letters: int) -> list[str]:
    """Return both lines of labels as text, below so many letters."""
    labels = _label(_make_grid(find_span(window), unit), letters * _LETTER)
    rows = []
    for major in (False, True):
        row = ""
        for label in labels:
            if label.major == major:
                row = row.ljust(int(label.left / _LETTER)) + label.text
        rows.append(row)
    return rows


@pytest.mark.parametrize(
    ("window", "unit", "letters", "minor", "major"),
    [
        ("2013-04/2013-05", "month", 20, "   Apr       May", "2013"),
        ("2013-05-01/2013-05-04", "day", 16, " 1   2   3   4", "May 2013"),
        (
            "2013-04-15/2013-06-09",
            "day",
            56,
            "15     22     29     6      13     20     27     3",
            "April 2013      May                            June",
        ),
        # Years and quarters of which a row holds many begin where they are named.
        ("1985/1994", "quarter", 20, "1985      1990", ""),
        ("1990/1991", "half-year", 40, " Jan–Jun   Jul–Dec   Jan–Jun   Jul–Dec", ""),
        ("1990/1993", "year", 28, " 1990   1991   1992   1993", ""),
        ("-0399/0200", "decade", 36, "400 BC     200 BC      AD 1", ""),
        # A year that began before the axis has no label where the axis begins.
        ("1985-03/1987-02", "month", 12, "     1986", ""),
        ("2013-05-10", "day", 1, "", ""),
    ],
)
def test_labels(window: str, unit: str, letters: int, minor: str, major: str) -> None:
    assert _write(window, unit, letters)[0] == minor
    if major:
        assert _write(window, unit, letters)[1] == major


def test_a_day_lies_in_its_unit_whatever_the_days_of_that() -> None:
    grid = _make_grid(find_span("2013-02/2013-03"), "month")
    days = [day_number(2013, 2, 1), day_number(2013, 2, 15), day_number(2013, 3, 1)]
    assert [place_in_units(grid, day, 100) for day in days] == [0, 50, 100]


@given(
    first=st.integers(-3_000_000, 3_000_000),
    days=st.integers(0, 4000),
    unit=st.sampled_from(STEPS),
    total=st.floats(1, 2000),
)
def test_no_two_labels_touch(first: int, days: int, unit: str, total: float) -> None:
    labels = _label(_make_grid(Window(first, first + days), unit), total)
    for major in (False, True):
        free = 0.0
        for label in labels:
            if label.major == major:
                assert label.left >= free
                free = label.left + label.width + _LETTER
        assert free <= total + _LETTER + 1e-6
