"""Dates with a code for how exact they are: never more exact than the source."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.dates import parse_when
from timeline.dates import DateError, parse_date
from timeline.importing.precision import LEVELS, blur, join_parts
from timeline.importing.rows import SourceError


@pytest.mark.parametrize(
    ("begin", "end", "level", "edtf"),
    [
        # ACLED: one day stands for all.
        ("2023-02-16", "", "day", "2023-02-16"),
        ("16 February 2023", "", "day", "2023-02-16"),
        ("2023-02-16", "", "week", "[2023-02-10..2023-02-22]"),
        ("2023-02-01", "", "month", "2023-02"),
        # UCDP GED: a first and a last day, which may be the same.
        ("2014-05-03 00:00:00.000", "2014-05-03 00:00:00.000", "day", "2014-05-03"),
        ("2014-05-03", "2014-05-05", "day", "[2014-05-03..2014-05-05]"),
        ("2014-05-03", "2014-05-05", "days", "[2014-05-03..2014-05-05]"),
        ("2014-05-05", "2014-05-11", "week", "[2014-05-05..2014-05-11]"),
        ("2014-05-01", "2014-05-31", "month", "2014-05"),
        ("2014-04-20", "2014-05-10", "month", "[2014-04-20..2014-05-10]"),
        ("2014-05-03", "2014-05-03", "month", "2014-05"),
        (
            "2014-03-01",
            "2014-09-30",
            "within",
            "[2014-03-01..2014-09-30]/[2014-03-01..2014-09-30]",
        ),
        ("2014-01-01", "2014-12-31", "within", "2014/2014"),
        ("2014-05-03", "2014-05-03", "within", "2014"),
        ("2014-01-01", "2014-12-31", "year", "2014"),
        ("2014-06-30", "", "year", "2014"),
        # MID: parts of dates may be missing.
        ("1902-07", "1903-01-24", "range", "1902-07/1903-01-24"),
        ("1902-07-01", "1902-07-01", "range", "1902-07-01"),
        ("1902-07", "", "range", "1902-07/"),
        ("", "1903-01-24", "range", "/1903-01-24"),
        # Others.
        ("2014-05", "", "day", "2014-05"),
        ("2014-05-03T14:30", "", "day", "2014-05-03T14:30"),
        ("", "2014-05-03", "day", "2014-05-03"),
        ("2012-02-01", "2012-02-29", "days", "2012-02"),
        ("2012-02-01", "2012-02-28", "days", "[2012-02-01..2012-02-28]"),
        ("-0431-05-01", "", "month", "-0431-05"),
        ("2014-05-03", "", "unknown", "unknown"),
        ("", "", "day", "unknown"),
        ("unknown", " ", "range", "unknown"),
    ],
)
def test_a_date_is_as_exact_as_its_level(
    begin: str, end: str, level: str, edtf: str
) -> None:
    blurred = blur(begin, end, level)
    assert blurred == edtf
    parse_when(blurred)


@pytest.mark.parametrize(
    ("begin", "end", "level", "message"),
    [
        ("2014-05-03", "2014-05-01", "days", "before the begin"),
        ("2014-05-03", "2014-05-01", "range", "before the begin"),
        ("2014-05-03", "2014-05-01", "day", "before the begin"),
        ("after x", "", "week", "depends on another event"),
        ("2014/..", "", "month", "no first or no last day"),
    ],
)
def test_what_cannot_be_blurred_is_told(
    begin: str, end: str, level: str, message: str
) -> None:
    with pytest.raises(SourceError, match=message):
        blur(begin, end, level)


def test_what_is_no_date_is_told() -> None:
    with pytest.raises(DateError):
        blur("31 February 2014", "", "day")


def test_a_level_that_is_unknown_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        blur("2014-05-03", "", "fortnight")


_DAYS = st.dates(date(1000, 1, 8), date(9990, 1, 1))


@settings(max_examples=50)
@given(_DAYS, st.integers(0, 400), st.sampled_from(LEVELS))
def test_no_day_of_the_source_is_excluded(first: date, length: int, level: str) -> None:
    """Whatever comes out is a date, and each day of the source is still possible."""
    last = first + timedelta(days=length)
    when = parse_when(blur(first.isoformat(), last.isoformat(), level))
    source = parse_when(f"{first.isoformat()}/{last.isoformat()}")
    assert when.b1 <= source.b1
    assert source.e2 <= when.e2


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        (("1902", "7", "24"), "1902-07-24"),
        (("1902", "7", "-9"), "1902-07"),
        (("1902", "-9", "-9"), "1902"),
        (("1902", "-9", "24"), "1902"),
        (("1902", "", ""), "1902"),
        (("1902",), "1902"),
        (("1914.0", "8.0", "4.0"), "1914-08-04"),
        (("431", "0", "0"), "0431"),
        (("-9", "-9", "-9"), ""),
        (("", "5", "3"), ""),
        (("NA", "NA", "NA"), ""),
        ((".", ".", "."), ""),
    ],
)
def test_parts_make_a_date(parts: tuple[str, ...], edtf: str) -> None:
    assert join_parts(*parts) == edtf


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("20140503", "5", "3"), "'20140503' is no year"),
        (("-431", "5", "3"), "'-431' is no year"),
        (("2014", "24", "3"), "'24' is no month"),
        (("2014", "May", "3"), "'May' is no month"),
        (("2014", "5", "32"), "'32' is no day"),
        (("2014", "5", "3.5"), "'3.5' is no day"),
        (("٢٠١٤", "5", "3"), "is no year"),
    ],
)
def test_parts_that_are_none_are_told(parts: tuple[str, ...], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        join_parts(*parts)


@settings(max_examples=50)
@given(_DAYS)
def test_a_whole_date_comes_out_as_it_is(day: date) -> None:
    joined = join_parts(str(day.year), str(day.month), str(day.day))
    assert joined == day.isoformat()
    assert parse_date(joined)
