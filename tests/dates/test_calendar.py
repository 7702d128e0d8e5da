"""Day numbers: against `datetime` where that reaches, against themselves beyond."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import (
    FUTURE,
    PAST,
    calendar_date,
    day_number,
    days_in_month,
    format_day,
    format_year,
    is_finite,
    month_span,
    shift_days,
    shift_months,
    weekday,
    year_span,
)

# A million years to either side: far beyond what `datetime` knows.
_ANY_DAY = st.integers(-365_000_000, 365_000_000)
_ANY_MONTH = st.tuples(st.integers(-1_000_000, 1_000_000), st.integers(1, 12))


@given(st.dates())
def test_day_numbers_are_those_of_datetime(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert calendar_date(number) == (day.year, day.month, day.day)
    assert format_day(number) == day.isoformat()
    assert weekday(number) == day.weekday()


@given(_ANY_DAY)
def test_calendar_date_and_day_number_are_inverse(day: int) -> None:
    year, month, of_month = calendar_date(day)
    assert 1 <= month <= 12
    assert 1 <= of_month <= days_in_month(year, month)
    assert day_number(year, month, of_month) == day


@given(_ANY_DAY)
def test_the_next_day_has_a_later_calendar_date(day: int) -> None:
    assert calendar_date(day) < calendar_date(day + 1)


@given(_ANY_MONTH)
def test_months_follow_each_other_without_a_gap(at: tuple[int, int]) -> None:
    year, month = at
    first, last = month_span(year, month)
    assert last - first + 1 == days_in_month(year, month)
    assert month_span(year, month + 1)[0] == last + 1
    assert calendar_date(first) == (year, month, 1)


@given(st.integers(-1_000_000, 1_000_000), st.integers(1, 1000))
def test_a_year_has_twelve_months(year: int, years: int) -> None:
    assert year_span(year, years) == month_span(year, 1, 12 * years)


@given(_ANY_MONTH, st.integers(-5000, 5000))
def test_shifting_by_months_and_back_changes_nothing(
    at: tuple[int, int], months: int
) -> None:
    first = month_span(*at)[0]
    assert shift_months(shift_months(first, months), -months) == first


@pytest.mark.parametrize("year", [1900, 2000, 2012, 2013])
def test_months_are_as_long_as_those_of_the_library(year: int) -> None:
    for month in range(1, 13):
        assert days_in_month(year, month) == monthrange(year, month)[1]


@pytest.mark.parametrize("infinity", [PAST, FUTURE])
def test_infinity_stays_where_it_is(infinity: int) -> None:
    assert not is_finite(infinity)
    assert shift_days(infinity, 3) == infinity
    assert shift_months(infinity, -1) == infinity


@pytest.mark.parametrize(
    ("year", "text"),
    [(2013, "2013"), (988, "0988"), (0, "0000"), (-1, "-0001"), (-12013, "-12013")],
)
def test_years_are_written_as_in_iso_8601(year: int, text: str) -> None:
    assert format_year(year) == text
