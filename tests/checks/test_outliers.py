"""Dates far outside the rest of their file, and years that may be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.checks import check
from timeline.checks.outliers import find_outliers
from timeline.dates import FUTURE, PAST
from timeline.diagnostics import Diagnostic
from timeline.reading import load_text

REST = tuple(f"2013-05-0{day}" for day in range(1, 9))


def find(*dates: str, rest: tuple[str, ...] = REST) -> list[Diagnostic]:
    """Return what is wrong with events of these dates and the rest."""
    events = (
        f"- {{date: '{date}', title: T{number}}}\n"
        for number, date in enumerate((*dates, *rest))
    )
    return list(check(load_text("".join(events)), only=["date-outlier"]))


@pytest.mark.parametrize(
    ("date", "hint"),
    [
        ("2031-05-10", "did you mean 2013? if not, "),
        ("2103-05-10", "did you mean 2013? if not, "),
        ("1913-05-10", "did you mean 2013? if not, "),
        ("0213-05-10", "did you mean 2013? if not, "),
        ("10 May 2113", "did you mean 2013? if not, "),
        ("1913-05-10/1913-06", "did you mean 2013? if not, "),
        ("1971", "if it is right, "),
        ("-0431", "if it is right, "),
        ("about 1971-05", "if it is right, "),
    ],
)
def test_date_far_from_the_rest(date: str, hint: str) -> None:
    (found,) = find(date)
    assert (found.code, str(found.severity)) == ("date-outlier", "warning")
    assert found.hint.startswith(hint)
    assert (found.where.line, found.where.length) == (1, len(date) + 2)


def test_distance_is_told() -> None:
    (found,) = find("1971-04-08")
    assert found.message == "'1971-04-08' is 42 years before the rest of the file"


@pytest.mark.parametrize(
    "date",
    [
        "2008-06-01",
        "2018-05-01",
        "1945/2013",
        "1945/..",
        "../2014",
        "before 2100",
        "after 1945",
        "194X",
        "19XX",
        "1945?",
        "[1941..1949]",
    ],
)
def test_date_that_is_near_or_vague(date: str) -> None:
    assert find(date) == []


def test_slip_at_one_end_does_not_hide_one_at_the_other() -> None:
    low, high = find("1913-01-01", "2103-01-01")
    assert "before" in low.message
    assert "after" in high.message


def test_outliers_are_told_by_their_numbers() -> None:
    near = [734_988 + day for day in range(8)]
    begins = [*near, 700_000, PAST, 760_000]
    ends = [*near, 700_031, 734_990, FUTURE]
    found = find_outliers(begins, ends)
    assert (tuple(found.low), tuple(found.high)) == ((8,), (10,))
    assert (found.first, found.last) == (734_988, 734_995)
    few = find_outliers(begins[5:], ends[5:])
    assert (tuple(few.low), tuple(few.high)) == ((), ())
    assert find_outliers([], []) == few


def test_two_at_an_end_are_outliers_and_three_are_its_beginning() -> None:
    assert len(find("1945", "1946")) == 2
    assert find("1945", "1946", "1947") == []


def test_two_in_a_hundred_are_outliers() -> None:
    rest = tuple(f"2013-05-{1 + n % 28:02d}" for n in range(197))
    assert len(find("1945", "1946", "1947", rest=rest)) == 3
    assert find("1945", "1946", "1947", rest=rest[:140]) == []


@pytest.mark.parametrize(("rest", "number"), [(REST[:6], 0), (REST[:7], 1)])
def test_few_dates_have_no_rest(rest: tuple[str, ...], number: int) -> None:
    assert len(find("1945", rest=rest)) == number


def test_rest_that_spans_much_is_not_left_so_soon() -> None:
    history = ("1815", "1856", "1878", "1919", "1945", "1955", "1975", "1991")
    assert find("1648", rest=history) == []
    assert len(find("1215", rest=history)) == 1


def test_each_file_is_its_own_measure() -> None:
    # As one, these would be a rest from 1945 to 2013.
    old = tuple(date.replace("2013", "1945") for date in REST)
    assert find(*old) == []
    assert len(find("1815", rest=old)) == 1


def test_date_that_names_another_event_has_no_year_to_correct() -> None:
    slip = "- {id: slip, date: 2031-05-10, title: S}\n"
    rest = "".join(f"- {{date: {date}, title: T}}\n" for date in REST)
    found = check(load_text(f"{slip}{rest}- {{date: about slip, title: U}}\n"))
    assert [each.where.line for each in found] == [1]


@given(st.lists(st.integers(1900, 2020), min_size=1, max_size=40))
def test_what_is_left_is_near_and_what_is_found_is_far(years: list[int]) -> None:
    found = {int(each.message[1:5]) for each in find(*map(str, years), rest=())}
    left = [year for year in years if year not in found]
    assert sum(year in found for year in years) <= 4
    if found:
        assert len(years) >= 8
        for year in found:
            nearest = min(abs(year - other) for other in left)
            assert nearest >= max(5, 3 * (max(left) - min(left)))


def test_what_is_undated_is_no_outlier_and_hides_none() -> None:
    assert find("unknown", "n.d. ", "undated") == []
    found = find("unknown", "2103-05-10", "n.d.")
    assert [one.code for one in found] == ["date-outlier"]
    # It is none of the others either, of which there must be enough.
    assert find("2103-05-10", *["unknown"] * 8, rest=REST[:4]) == []
