"""What EDTF is read, refused and hinted at, beyond the tables of docs/dates.md."""

import pytest

from timeline.dates import DateError, Shape, When, parse_date
from timeline.dates.edtf import parse_edtf


def _parse(text: str) -> When:
    when = parse_edtf(text)
    assert when is not None
    return when


def _refuse(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("2013-05-10 14:30", "2013-05-10T14:30"),
        ("2013-05-10 14:30:05Z", "2013-05-10T14:30:05Z"),
        ("2013-05-10 14:30~", "2013-05-10T14:30~"),
        ("2013-05-10 / 2013-05-12", "2013-05-10/2013-05-12"),
        ("2013-05-10 /..", "2013-05-10/.."),
        ("[2013-05-10 .. 2013-05-12]", "[2013-05-10..2013-05-12]"),
        ("[ 2013-05-10, 2013-05-12 ]", "[2013-05-10,2013-05-12]"),
        ("[2013-05-10..2013-05-10]", "[2013-05-10]"),
    ],
)
def test_loose_spelling_is_written_back_in_edtf(typed: str, canonical: str) -> None:
    when = _parse(typed)
    assert when.edtf == canonical
    assert when.typed == typed
    assert _parse(canonical) == when


@pytest.mark.parametrize(
    ("text", "first_year", "last_year"),
    [
        ("201X", 2010, 2019),
        ("000X", 0, 9),
        ("00XX", 0, 99),
        ("-043X", -439, -430),
        ("-000X", -9, 0),
        ("-04XX", -499, -400),
        ("-99XX", -9999, -9900),
    ],
)
def test_unknown_digits_count_away_from_zero(
    text: str, first_year: int, last_year: int
) -> None:
    when = _parse(text)
    sign_and_years = [
        f"-{-year:04d}" if year < 0 else f"{year:04d}"
        for year in (first_year, last_year)
    ]
    hull = _parse("/".join(sign_and_years))
    assert (when.b1, when.e2) == (hull.b1, hull.e2)


@pytest.mark.parametrize("mark", ["~", "?", "%"])
@pytest.mark.parametrize("text", ["[{}..2013-06-01]", "[2013-01,{}]", "{}/..", "/{}"])
def test_one_marked_end_marks_the_date(text: str, mark: str) -> None:
    when = _parse(text.format(f"2013-05-10{mark}"))
    assert when.approximate is (mark in "~%")
    assert when.uncertain is (mark in "?%")


def test_what_is_not_edtf_is_left_to_other_grammars() -> None:
    assert parse_edtf("10 May 2013") is None


def test_a_set_of_one_is_a_one_of() -> None:
    assert _parse("[2013]").shape is Shape.ONE_OF


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("2013-5", "date-invalid", "write 2013-05"),
        ("2013-5-1", "date-invalid", "write 2013-05-01"),
        ("2013.05.10", "date-invalid", "write 2013-05-10"),
        ("2013/5/10", "date-invalid", "write 2013-05-10"),
        ("2013/05", "date-invalid", "write 2013-05"),
        ("20130510", "date-invalid", "write 2013-05-10"),
        ("05/2013", "date-invalid", "write 2013-05"),
        ("05.2013", "date-invalid", "write 2013-05"),
        ("2013-05-10/12", "date-invalid", "write both ends in full"),
        ("13.2013", "date-invalid", "write YYYY-MM-DD"),
        ("2011-2012", "date-invalid", "a range of years is 2011/2012"),
        ("1938/39", "date-invalid", "a range of years is 1938/1939"),
        ("1914-18", "date-invalid", "the years 1914 to 18 are 1914/1918"),
        ("1938-39", "date-unsupported", "the years 1938 to 39 are 1938/1939"),
        ("2013-05-10 - 2013-05-12", "date-invalid", "2013-05-10/2013-05-12"),
        ("431", "date-invalid", "four digits: 0431"),
        ("-431", "date-invalid", "four digits: -0431"),
        ("12345", "date-invalid", "write YYYY-MM-DD"),
        ("2013/2014/2015", "date-invalid", "write YYYY-MM-DD"),
        ("-0000", "date-invalid", "write 0000 for 1 BC"),
        ("[]", "date-invalid", "[2013-05-10, 2013-05-14]"),
        ("[2013-05-10,]", "date-invalid", "between brackets"),
        ("[10 May 2013]", "date-invalid", "between brackets"),
        ("[2013-05-10T14:30]", "date-invalid", "leave the time out"),
        ("[..]", "date-invalid", "write YYYY-MM-DD"),
        ("2013-05-10T24:00", "date-invalid", "00:00 to 23:59"),
        ("2013-05-10T14:30:60", "date-invalid", "00:00 to 23:59"),
        ("2013-05-10T14:30+15:00", "date-invalid", ""),
        ("2013-05-10T14:30-04:60", "date-invalid", ""),
        ("10. 5. 2013", "date-ambiguous", "write the date as YYYY-MM-DD"),
        ("[2013-05..2013-04]", "date-reversed", "put the earlier date first"),
        ("2013-30", "date-unsupported", "seasons 21-24"),
        ("{2013..2014}", "date-unsupported", "read here"),
        ("2013-XX-10", "date-unsupported", "read here"),
    ],
)
def test_refusals_say_what_to_write(text: str, code: str, hint: str) -> None:
    error = _refuse(text)
    assert error.code == code
    assert hint in error.hint
    assert str(error) == error.message


def test_offsets_in_use_are_read() -> None:
    for offset in ("Z", "+00:00", "+05:45", "+14:00", "-12:00"):
        assert _parse(f"2013-05-10T23:30{offset}").b1 == _parse("2013-05-10").b1
