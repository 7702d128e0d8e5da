"""What EDTF is read, refused and hinted at, beyond the tables of docs/dates.md."""

import pytest

from tests.helpers.dates import refuse_date
from timeline.dates import DateError, Shape, When, parse_canonical
from timeline.dates.edtf import parse_edtf


def _parse(text: str) -> When:
    when = parse_edtf(text)
    assert when is not None
    return when


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
        ("2013-2", "date-invalid", "write 2013-02"),
        ("2013-25-12", "date-invalid", "write 2013-12-25"),
        ("2013-25-13", "date-invalid", "write YYYY-MM-DD"),
        ("2013/25/12", "date-invalid", "write 2013-12-25"),
        ("20131332", "date-invalid", "write YYYY-MM-DD"),
        ("25122013", "date-invalid", "write 2013-12-25"),
        ("2013 05 10", "date-invalid", "write 2013-05-10"),
        ("2013 05 55", "date-invalid", "write YYYY-MM-DD"),
        ("2013/05", "date-invalid", "write 2013-05"),
        ("201305", "date-invalid", "write 2013-05"),
        ("2013-130", "date-invalid", "write 2013-05-10"),
        ("2013-400", "date-invalid", "write YYYY-MM-DD"),
        ("2013-05-10-12", "date-invalid", "write 2013-05-10/2013-05-12"),
        ("05/2013", "date-invalid", "write 2013-05"),
        ("05.2013", "date-invalid", "write 2013-05"),
        ("13.2013", "date-invalid", "write YYYY-MM-DD"),
        ("1938/39", "date-invalid", "write 1938/1939"),
        ("1914-18", "date-invalid", "write 1914/1918"),
        ("1938-39", "date-unsupported", "the years 1938 to 1939 are 1938/1939"),
        ("431", "date-invalid", "a year with four digits (0431)"),
        ("-431", "date-invalid", "is written `431 BC` or `-0431`"),
        ("12345", "date-invalid", "years have four digits"),
        ("-13000", "date-invalid", "years have four digits"),
        ("2013/2014/2015", "date-invalid", "write YYYY-MM-DD"),
        ("-0000", "date-invalid", "write 0000 for 1 BC"),
        ("[]", "date-invalid", "[2013-05-10, 2013-05-14]"),
        ("[2013-05-10,]", "date-invalid", "between brackets"),
        ("[10 May 2013]", "date-invalid", "between brackets"),
        ("[2013-05-10T14:30]", "date-invalid", "leave the time out"),
        ("[..]", "date-invalid", "write YYYY-MM-DD"),
        ("2013-05-10T14", "date-invalid", "write 2013-05-10T14:00"),
        ("2013-05-10T14+14:00", "date-invalid", "write 2013-05-10T14:00+14:00"),
        ("2013-05-10T24:01", "date-invalid", "00:00 to 24:00"),
        ("2013-05-10T25:00", "date-invalid", "00:00 to 24:00"),
        ("2013-05-10T14:30:60", "date-invalid", "00:00 to 24:00"),
        ("2013-05-10T14:30+15:00", "date-invalid", "between -12:00 and +14:00"),
        ("2013-05-10T14:30-04:60", "date-invalid", "between -12:00 and +14:00"),
        ("10. 5. 2013", "date-ambiguous", "write `2013-05-10` or `2013-10-05`"),
        ("10.5.13", "date-ambiguous", "four digits"),
        ("XXXX-13-01", "date-invalid", "write YYYY-MM-DD"),
        ("Y2006", "date-invalid", "write YYYY-MM-DD"),
        ("2013/XX/10", "date-invalid", "write YYYY-MM-DD"),
        ("[2013-05-10..2013-05-01]/..", "date-reversed", "put the earlier date first"),
        ("[2013-05..2013-04]", "date-reversed", "put the earlier date first"),
        ("2013-30", "date-unsupported", "seasons 21-24"),
        ("{2013..2014}", "date-unsupported", "read here"),
        ("2013-XX-10", "date-unsupported", "read here"),
    ],
)
def test_refusals_say_what_to_write(text: str, code: str, hint: str) -> None:
    error = refuse_date(text)
    assert error.code == code
    assert hint in error.hint
    assert str(error) == error.message


@pytest.mark.parametrize(
    "text",
    [
        "{2013,2014}",
        "{2013..2014}",
        "{..2014}",
        "{2013-XX-10,2014}",
        "Y170000002",
        "Y-17000",
        "Y17E8",
        "Y17E10",
        "Y-171010000S12",
        "{1760..}",
        "{1760..1760}",
        "156X-21",
        "156X-41",
        "1950S2",
        "XXXX",
        "1XXX",
        "156X-12-25",
        "19XX-02-29",
        "XXXX-02-29",
        "2013-XX-31",
        "2013-1X-31",
        "2013-2X",
        "2013-~05",
        "?2013-05",
        "2013-05?-10",
    ],
)
def test_valid_edtf_of_other_kinds_is_called_that(text: str) -> None:
    assert refuse_date(text).code == "date-unsupported"


@pytest.mark.parametrize(
    "text",
    [
        "XXXX-13-01",
        "1999-XX-32",
        "1999-02-3X",
        "19XX-02-30",
        "-190X-02-30",
        "156X-09-31",
        "15XX-2X-25",
        "2013-5X",
        "-0000-~05",
        "Y2006",
        "Y9999",
        "Y0017000",
        "{2002..2001}",
        "{..}",
        "{20133",
        "156X-13",
        "{}",
        "{2013,}",
        "{1999-01-01,1999-02-30}",
        "{May 2013}",
    ],
)
def test_invalid_edtf_is_not_called_valid(text: str) -> None:
    assert refuse_date(text).code == "date-invalid"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("201x", "201X"),
        ("2013-05-xx", "2013-05-XX"),
        ("2013-05-10t14:30z", "2013-05-10T14:30Z"),
        ("201x/202x", "201X/202X"),
    ],
)
def test_small_letters_will_do(text: str, canonical: str) -> None:
    when = _parse(text)
    assert (when.edtf, when.typed) == (canonical, text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2013-05-10/12", "2013-05-10/2013-05-12"),
        ("2013-05-28/06-03", "2013-05-28/2013-06-03"),
        ("2013-05-10T09:00/14:30", "2013-05-10T09:00/2013-05-10T14:30"),
        ("-0043-03-13/15", "-0043-03-13/-0043-03-15"),
        ("2013-5-10/2013-5-12", "2013-05-10/2013-05-12"),
    ],
)
def test_the_end_of_an_interval_may_be_cut(text: str, canonical: str) -> None:
    assert _parse(text).edtf == canonical


@pytest.mark.parametrize(
    ("clock", "canonical", "seconds"),
    [
        ("14:30", "T14:30", 52_200),
        ("14:30:05", "T14:30:05", 52_205),
        ("14:30:05.999", "T14:30:05", 52_205),
        ("14:30:05,5Z", "T14:30:05Z", 52_205),
        ("24:00", "T24:00", 86_400),
        ("24:00:00Z", "T24:00:00Z", 86_400),
        ("14:30+0400", "T14:30+04:00", 52_200),
        ("14:30-04", "T14:30-04:00", 52_200),
        ("14:30 UTC", "T14:30Z", 52_200),
        ("14:30GMT", "T14:30Z", 52_200),
        ("14:30 GMT+4", "T14:30+04:00", 52_200),
        ("14:30-00:00", "T14:30Z", 52_200),
    ],
)
def test_clocks_are_written_as_edtf_has_them(
    clock: str, canonical: str, seconds: int
) -> None:
    when = _parse(f"2013-05-10T{clock}")
    assert when.edtf == f"2013-05-10{canonical}"
    assert when.clock == seconds
    assert _parse(when.edtf) == when


def test_the_ends_of_an_interval_may_have_zones_in_letters() -> None:
    when = _parse("2013-05-10T14:30 UTC/2013-05-10T15:30 GMT+1")
    assert when.edtf == "2013-05-10T14:30Z/2013-05-10T15:30+01:00"


def test_a_code_of_the_next_year_is_read_where_nothing_else_is_meant() -> None:
    assert refuse_date("2023-24").code == "date-ambiguous"
    assert refuse_date("2023-24/2024").code == "date-ambiguous"
    assert refuse_date("2023/2033-34").code == "date-ambiguous"
    for text in ("2023-24", "2023-24/2024", "2023/2033-34"):
        assert parse_canonical(text).edtf == text
    for text in ("[2023-24,2024]", "2023-24/..", "2023-24/", "2023-22"):
        assert _parse(text).edtf == text


def test_a_canonical_form_is_edtf_and_nothing_else() -> None:
    assert parse_canonical("unknown").is_undated
    with pytest.raises(DateError):
        parse_canonical("10 May 2013")


def test_offsets_in_use_are_read() -> None:
    for offset in ("Z", "+00:00", "+05:45", "+14:00", "-12:00"):
        assert _parse(f"2013-05-10T23:30{offset}").b1 == _parse("2013-05-10").b1
