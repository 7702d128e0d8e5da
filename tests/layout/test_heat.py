"""Units of heat, their width, and the steps of its scale."""

import pytest

from tests.helpers.dates import parse_when
from timeline.layout.heat import LEVELS, choose_step, make_grid, make_steps

DAYS = [parse_when(f"2013-05-{day:02}") for day in range(1, 32)]
YEARS = [parse_when(str(year)) for year in range(1950, 2000)]


@pytest.mark.parametrize(
    ("window", "columns", "expected"),
    [
        ("2013-05", 31, "day"),
        ("2013-05", 30, "week"),
        ("2013", 60, "week"),
        ("2013", 12, "month"),
        ("2013", 4, "quarter"),
        ("2013", 2, "half-year"),
        ("2012/2013", 1, "two years"),
        ("2012/2013", 2, "year"),
        ("2001/2100", 5, "25 years"),
        ("0001/9999", 2, "millennium"),
    ],
)
def test_the_finest_unit_with_room(window: str, columns: int, expected: str) -> None:
    assert choose_step(DAYS[:1], parse_when(window).span, columns) == expected


def test_a_tenth_may_be_known_less_well() -> None:
    window = parse_when("1950/1999").span
    assert choose_step(YEARS, window, 1000) == "year"
    known = [parse_when(f"{year}-05-10") for year in range(1950, 1995)]
    rough = [parse_when(str(year)) for year in range(1950, 1955)]
    assert choose_step([*known, *rough], window, 3000) == "week"
    assert choose_step([*known, *rough, rough[0]], window, 3000) == "year"


def test_units_are_of_one_width() -> None:
    grid = make_grid(DAYS, parse_when("2013-05").span, 100)
    assert (grid.unit, grid.units, grid.cells, grid.columns) == ("day", 31, 3, 93)
    assert grid.span(30) == parse_when("2013-05-31").span
    assert make_grid(DAYS, parse_when("2013-05").span, 500).cells == 4
    assert make_grid(DAYS, parse_when("2013-05").span, 500, widest=6).cells == 6


def test_each_event_counts_where_it_begins() -> None:
    dates = [parse_when(text) for text in ("2013-05-01", "2013-05-02/2013-05-09")]
    dates += [parse_when(text) for text in ("2013-05", "2012-01-01", "2013-05-31")]
    grid = make_grid(dates, parse_when("2013-05").span, 31, unit="day")
    counts = grid.put(dates)
    assert (counts.placed, counts.outside, len(counts.vague)) == (3, 1, 1)
    assert grid.tally(counts.numbers) == (1, 1, *[0] * 28, 1)


def test_units_reach_over_the_window() -> None:
    grid = make_grid(YEARS, parse_when("1951/1998").span, 30, unit="five years")
    assert grid.window == parse_when("1950/1999").span
    assert grid.units == 10


def test_few_events_have_a_step_each() -> None:
    steps = make_steps(8)
    assert [steps.find(count) for count in range(9)] == list(range(9))
    assert steps.bounds(3) == (3, 3)


def test_many_events_have_steps_that_double() -> None:
    steps = make_steps(9)
    found = [steps.find(count) for count in (0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 64, 65)]
    assert found == [0, 1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8]
    for step in range(1, LEVELS + 1):
        least, most = steps.bounds(step)
        assert steps.find(least) == step
        assert steps.find(most or 10**6) == step
        assert steps.find(least - 1) == step - 1
