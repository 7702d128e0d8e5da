"""What was taken for an id and resembles a date."""

import pytest

from tests.helpers.dates import parse_relative
from timeline.dates import DateError, find_slip, parse_date, respell


@pytest.mark.parametrize(
    ("text", "id_", "code", "hint"),
    [
        ("after may", "may", "date-year-missing", "year"),
        ("between may and visit", "may", "date-year-missing", "year"),
        ("circa yesterday", "yesterday", "date-invalid", "nothing is counted"),
        ("before 2013-octobr", "2013-octobr", "date-invalid", "before "),
    ],
)
def test_it_is_told_what_is_wrong_with_it_as_a_date(
    text: str, id_: str, code: str, hint: str
) -> None:
    slip = find_slip(id_, parse_relative(text))
    assert slip is not None
    assert slip.code == code
    assert hint in slip.hint
    for reading in slip.readings:
        assert parse_date(reading)


@pytest.mark.parametrize("id_", ["visit", "kerry-2013", "acled:12a"])
def test_what_resembles_none_is_an_unknown_event(id_: str) -> None:
    assert find_slip(id_, parse_relative(f"after {id_}")) is None


def test_what_is_a_date_has_nothing_wrong_with_it() -> None:
    # As in a text that names the same id where it can be no date.
    assert find_slip("2013", parse_relative("after visit")) is None


@pytest.mark.parametrize(
    ("text", "id_", "other", "spelled"),
    [
        ("after a", "a", "b", "after b"),
        ("between a and b", "a", "x", "between x and b"),
        ("a or b", "a", "may 2013", "may 2013 or b"),
        ("after aa, before a", "a", "x", "after aa, before x"),
        (r"after a\\1", r"a\\1", r"\\g", r"after \\g"),
    ],
)
def test_an_id_is_spelled_anew_where_it_stands(
    text: str, id_: str, other: str, spelled: str
) -> None:
    assert respell(parse_relative(text), id_, other) == spelled


def test_a_slip_is_an_error_that_can_be_raised() -> None:
    slip = find_slip("may", parse_relative("after may"))
    assert isinstance(slip, DateError)
