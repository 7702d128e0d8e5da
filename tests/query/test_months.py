"""Months of any year, against brute force over the years."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline.dates import Fit, Window
from timeline.dates.calendar import day_number, format_day, month_span
from timeline.query.months import MonthOfYear, parse_month_of_year

# Dates lie in 2000-2009. Years beyond them settle what an open or unknown end fits.
_YEARS = range(1985, 2025)
_DAYS = st.integers(day_number(2000, 1, 1), day_number(2009, 12, 31)).map(format_day)
_UNITS = st.one_of(
    _DAYS, _DAYS.map(lambda day: day[:7]), _DAYS.map(lambda day: day[:4])
)
_MARKED = st.builds(str.__add__, _UNITS, st.sampled_from(["", "~", "?", "%"]))


def _in_order(first: str, last: str) -> str:
    return f"{min(first, last)}/{max(first, last)}"


_DATES = st.one_of(
    _MARKED,
    st.builds(_in_order, _DAYS, _DAYS),
    st.builds("{}{}".format, _MARKED, st.sampled_from(["/", "/.."])),
    st.builds("{}{}".format, st.sampled_from(["/", "../"]), _MARKED),
    _DAYS.map("[..{}]".format),
    _DAYS.map("[{}..]".format),
)


@given(_DATES, st.integers(1, 12))
def test_a_month_of_any_year_fits_as_the_years_one_by_one_do(
    text: str, month: int
) -> None:
    when = parse_when(text)
    fits = [when.fit(Window(*month_span(year, month))) for year in _YEARS]
    fit = MonthOfYear(month).fit(when)
    assert (fit >= Fit.POSSIBLE) == (max(fits) >= Fit.POSSIBLE)
    assert (fit is Fit.CERTAIN) == (max(fits) is Fit.CERTAIN)


@given(_DATES)
def test_every_date_may_lie_in_some_month(text: str) -> None:
    when = parse_when(text)
    fits = [MonthOfYear(month).fit(when) for month in range(1, 13)]
    assert max(fits) >= Fit.POSSIBLE


@pytest.mark.parametrize(
    ("text", "month", "fit"),
    [
        ("2013-05-10", 5, Fit.CERTAIN),
        ("2013-05-10", 6, Fit.NO),
        ("2013-05", 5, Fit.CERTAIN),
        ("2013", 5, Fit.POSSIBLE),
        ("2013-05?", 5, Fit.POSSIBLE),
        ("2013-05~", 4, Fit.POSSIBLE),
        ("2013-05~", 3, Fit.NO),
        ("2013-04-20/2013-06-10", 5, Fit.CERTAIN),
        ("2012-06-01/2013-04-30", 5, Fit.NO),
        ("2012-06-01/2013-05-01", 5, Fit.CERTAIN),
        ("2011/2013", 5, Fit.CERTAIN),
        ("2012-12-20/2013-01-10", 1, Fit.CERTAIN),
        ("2013-05-10/..", 2, Fit.CERTAIN),
        ("../2013-05-10", 7, Fit.CERTAIN),
        ("2013-06-10/", 5, Fit.POSSIBLE),
        ("/2013-06-10", 5, Fit.POSSIBLE),
        ("/2013-05-10", 5, Fit.CERTAIN),
        ("[2013-05-10..]", 5, Fit.POSSIBLE),
        ("[..2013-05-10]", 12, Fit.POSSIBLE),
        ("-0043-03-13", 3, Fit.CERTAIN),
    ],
)
def test_month_of_any_year(text: str, month: int, fit: Fit) -> None:
    assert MonthOfYear(month).fit(parse_when(text)) is fit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("May", 5),
        ("may", 5),
        ("MAY", 5),
        ("5", 5),
        ("05", 5),
        ("12", 12),
        ("sep", 9),
        ("Sept.", 9),
        ("december", 12),
    ],
)
def test_months_are_read_by_name_and_number(text: str, number: int) -> None:
    assert parse_month_of_year(text) == MonthOfYear(number)


@pytest.mark.parametrize(
    "text", ["0", "13", "May 2013", "2013-05", "Ma", "", "٥", "5."]
)
def test_anything_else_is_no_month_of_any_year(text: str) -> None:
    assert parse_month_of_year(text) is None
