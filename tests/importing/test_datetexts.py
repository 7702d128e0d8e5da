"""Dates of other forms as texts that are read as dates here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.importing.datetexts import (
    is_same_date,
    join_date,
    join_span,
    read_date,
)


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2013",), "2013"),
        (("2,013", " 5 "), "2013-05"),
        (("2013", "05", "10"), "2013-05-10"),
        (("2013", "5", "10", "14:30"), "2013-05-10T14:30"),
        (("2013", "5", "10", "2:30:15 PM"), "2013-05-10T14:30:15"),
        (("2013", "5", "10", "12:05 a.m."), "2013-05-10T00:05"),
        (("2013", "5", "10", "14:30:15.250"), "2013-05-10T14:30:15"),
        (("2013", "5", "10", "0:00:00"), "2013-05-10"),
        (("99",), "0099"),
        (("-44", "3", "15"), "-0043-03-15"),
        (("-1",), "0000"),
        (("2012", "2", "29"), "2012-02-29"),
    ],
)
def test_parts_make_a_date(parts: tuple[str, ...], date: str) -> None:
    assert join_date(*parts) == date


@pytest.mark.parametrize(
    "parts",
    [
        ("",),
        ("0",),
        ("12345",),
        ("-13800000000",),
        ("soon",),
        ("2013", "13"),
        ("2013", "May"),
        ("2013", "0"),
        ("2013", "", "10"),
        ("2013", "2", "29"),
        ("2013", "5", "", "14:30"),
        ("2013", "5", "10", "25:00"),
        ("2013", "5", "10", "13 pm"),
        ("2013", "5", "10", "noon"),
        ("2013", "5", "10", "14.5.6"),
        ("٢٠١٣",),
    ],
)
def test_parts_that_are_no_date_make_none(parts: tuple[str, ...]) -> None:
    assert join_date(*parts) == ""


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("2013", "2014-05", "2013/2014-05"),
        ("2013", "2013", "2013"),
        ("10 May 2013", "2013-05-10", "10 May 2013"),
        ("2013-05-10T09:00", "2013-05-10T14:30", "2013-05-10T09:00/2013-05-10T14:30"),
        ("2013", "", "2013"),
        ("", "2014", "2014"),
        ("2014", "2013", "2014 – 2013"),
        ("soon", "2013", "soon – 2013"),
        ("3/4/2013", "5/4/2013", "3/4/2013 – 5/4/2013"),
    ],
)
def test_two_dates_make_a_range_or_stay_as_typed(
    start: str, end: str, span: str
) -> None:
    assert join_span(start, end) == span


def test_the_same_date_is_told_however_it_is_typed() -> None:
    assert is_same_date("May 2013", "2013-05")
    assert not is_same_date("early May 2013", "2013-05")
    assert not is_same_date("soon", "soon")
    assert read_date("after visit") is None


@settings(max_examples=50)
@given(st.dates())
def test_every_day_is_made_of_its_parts(day: object) -> None:
    year, month, number = str(day).split("-")
    assert join_date(year, month, number) == str(day)
