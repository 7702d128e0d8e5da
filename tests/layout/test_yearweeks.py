"""Years as rows of weeks counted from their first day."""

import pytest

from tests.helpers.dates import parse_when
from timeline.layout.yearweeks import (
    WEEK,
    count_units,
    find_month_units,
    find_unit,
    tally_units,
)


@pytest.mark.parametrize(
    ("date", "unit"),
    [
        ("2013-01-01", 0),
        ("2013-01-07", 0),
        ("2013-01-08", 1),
        ("2012-12-31", 52),
        ("-0043-01-08/..", 1),
        ("2013-01", None),
        ("2013", None),
        # From one week or the other.
        ("2013-01-07..2013-01-08", None),
    ],
)
def test_a_date_is_in_the_week_that_it_is_known_to(date: str, unit: int | None) -> None:
    text = f"[{date}]" if ".." in date and "/" not in date else date
    assert find_unit(parse_when(text), WEEK) == unit


def test_what_is_known_to_no_week_is_in_none() -> None:
    dates = [parse_when(text) for text in ("2013-01-01", "2013-01-02", "2013")]
    assert tally_units(dates, WEEK) == (2, *[0] * 52)


def test_months_begin_in_units() -> None:
    assert count_units(WEEK) == 53
    assert count_units(2 * WEEK) == 27
    assert find_month_units(WEEK) == (0, 4, 8, 12, 17, 21, 25, 30, 34, 39, 43, 47)
