"""Headings of time."""

import pytest

from tests.helpers.dates import parse_when
from timeline.names.periods import Period, parse_period, period_of


@pytest.mark.parametrize(
    ("text", "by_month", "by_year"),
    [
        ("2013-05-10", Period(2013, 5), Period(2013)),
        ("2013-05", Period(2013, 5), Period(2013)),
        ("2013-05-28/2013-06-03", Period(2013, 5), Period(2013)),
        ("2013-05-10/..", Period(2013, 5), Period(2013)),
        ("[2013-05-29..]", Period(2013, 5), Period(2013)),
        ("2013-24", Period(2013, 12), Period(2013)),
        ("2013", Period(2013), Period(2013)),
        ("2013/2014-05-10", Period(2013), Period(2013)),
        ("2013-05-10/2014", Period(2013, 5), Period(2013)),
        ("201X", Period(2010), Period(2010)),
        ("20XX", Period(2000), Period(2000)),
        ("-0043-03-13", Period(-43, 3), Period(-43)),
        ("by 2013", Period(2013), Period(2013)),
        ("by 10 May 2013", Period(2013, 5), Period(2013)),
        ("until 2013", Period(None), Period(None)),
        ("../2013", Period(None), Period(None)),
        ("before 2013", Period(2012, 12), Period(2012)),
    ],
)
def test_a_date_stands_under_the_period_it_begins_in(
    text: str, by_month: Period, by_year: Period
) -> None:
    when = parse_when(text)
    assert period_of(when, months=True) == by_month
    assert period_of(when, months=False) == by_year


@pytest.mark.parametrize(
    ("period", "value", "name"),
    [
        (Period(2013, 5), "2013-05", "May 2013"),
        (Period(2013), "2013", "2013"),
        (Period(476), "0476", "476"),
        (Period(-43, 3), "-0043-03", "March 44 BC"),
        (Period(0), "0000", "1 BC"),
        (Period(None), "", "Beginning unknown"),
        (Period(None, undated=True), "undated", "Undated"),
    ],
)
def test_a_period_is_written_for_programs_and_for_readers(
    period: Period, value: str, name: str
) -> None:
    assert (period.value, period.name) == (value, name)
    assert parse_period(value) == period


def test_what_is_undated_has_a_period_of_its_own() -> None:
    when = parse_when("n.d.")
    for months in (True, False):
        assert period_of(when, months=months) == Period(None, undated=True)
