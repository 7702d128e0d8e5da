"""Dates that are read by a rule which their author may not have had in mind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.whens import ALL_WHENS
from timeline import load_text
from timeline.checks import check
from timeline.dates import Precision, When
from timeline.dates.years import LONGEST_CODE, may_be_years
from timeline.diagnostics import Diagnostic


def find(keys: str, *, top: str = "") -> list[Diagnostic]:
    text = f"{top}events:\n- {{{keys}, title: T}}\n"
    return list(check(load_text(text), only=["date-code", "date-calendar"]))


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("1908-09", "write 1908/1909"),
        ("1910-24", "write 1910/1924"),
        ("1910-33?", "write 1910/1933"),
        ("2013-21", "write 2013/2021"),
    ],
)
def test_a_month_or_a_code_may_be_years(typed: str, hint: str) -> None:
    (found,) = find(f"date: {typed}")
    assert (found.code, str(found.severity)) == ("date-code", "note")
    assert hint in found.hint
    assert (found.where.line, found.where.column) == (2, 10)
    assert found.where.length == len(typed)


@given(ALL_WHENS)
def test_what_gets_a_note_is_told_at_first_sight(when: When) -> None:
    days = (
        point.first
        for part in when.parts
        for point in part
        if point.precision is Precision.DAY
    )
    assert all(when.b1 <= day for day in days)
    assert may_be_years(when.typed) is None or len(when.typed) <= LONGEST_CODE


@given(st.from_regex(r"-?[0-9]{4}-[0-9]{2}[~?%]?", fullmatch=True))
def test_what_may_be_years_is_short(text: str) -> None:
    assert len(text) <= LONGEST_CODE
    assert may_be_years(f"{text}0") is None


@pytest.mark.parametrize(
    "keys",
    [
        "date: 1908-10",
        "date: 1924-21",
        "date: September 1908",
        "date: 1908/1909",
        "date: 1908–09",
        "date: winter 1910-11",
    ],
)
def test_what_is_no_code_is_passed_over(keys: str) -> None:
    assert find(keys) == []


@pytest.mark.parametrize(
    "typed",
    [
        "14 October 1066",
        "1066-10-14",
        "1582-10-14",
        "-0043-03-13",
        "1066-10-14/1066-10-16",
        "after 14 October 1066",
        "1066-09-28/1582-10-20",
    ],
)
def test_days_before_the_calendar_are_noted(typed: str) -> None:
    (found,) = find(f"date: {typed}")
    assert (found.code, str(found.severity)) == ("date-calendar", "note")
    assert "O.S." in found.hint
    assert found.where.length == len(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "1066",
        "October 1066",
        "1582-10-15",
        "14 October 1066 O.S.",
        "14 October 1066 N.S.",
    ],
)
def test_what_names_no_day_or_its_style_is_passed_over(typed: str) -> None:
    assert find(f"date: {typed}") == []


def test_every_date_of_an_event_is_looked_at() -> None:
    found = find(
        "date: 1908-09, reported: 1908-09, accounts: [{source: s, date: 1066-10-14}]"
    )
    assert [one.code for one in found] == ["date-code", "date-code", "date-calendar"]
    assert len({one.where.column for one in found}) == 3


def test_what_rests_on_another_event_is_noted_there_alone() -> None:
    text = (
        "- {id: hastings, date: 1066-10-14, title: A}\n"
        "- {id: b, date: after hastings, title: B}\n"
    )
    found = check(load_text(text), only=["date-calendar"])
    assert [one.where.line for one in found] == [1]


def test_the_year_of_the_file_makes_an_early_day() -> None:
    (found,) = find("date: 14 October", top="year: 1066\n")
    assert found.code == "date-calendar"


def test_the_year_beside_a_date_makes_an_early_day() -> None:
    (found,) = find("date: 14 October, year: 1066")
    assert found.code == "date-calendar"
