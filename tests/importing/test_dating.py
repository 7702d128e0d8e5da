"""Dates of rows: as exact as the source, and never read where two days are meant."""

from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import When, parse_date
from timeline.importing.cells import Cells
from timeline.importing.dating import RowDateError, make_date
from timeline.importing.maps import DateRecipe, Recipe, Units

_DAY = DateRecipe(Recipe(column="d"))
_APART = DateRecipe(Units("y", "m", "d"))
_RANGE = DateRecipe(Recipe(column="a"), Recipe(column="b"))


def _make(recipe: DateRecipe, order: str = "", **values: str) -> str:
    return make_date(recipe, Cells(values, frozenset({"NA"}), ()), order=order)


def _fail(recipe: DateRecipe, order: str = "", **values: str) -> RowDateError:
    with pytest.raises(RowDateError) as caught:
        _make(recipe, order, **values)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "order", "made"),
    [
        ("2013-05-10", "", "2013-05-10"),
        ("10 May 2013", "", "10 May 2013"),
        ("5/10/2013", "day-first", "2013-10-05"),
        ("5/10/2013", "month-first", "2013-05-10"),
        ("05.10.2013", "day-first", "2013-10-05"),
        ("5-10-2013 14:30", "day-first", "2013-10-05 14:30"),
        ("5/10/2013 2:30 PM", "month-first", "2013-05-10 14:30"),
        ("5/10/2013 12:05:30 a.m.", "month-first", "2013-05-10 00:05:30"),
        ("10 May 2013 12 pm", "", "10 May 2013 12:00"),
        # Only the other order is a day.
        ("23/05/2013", "month-first", "2013-05-23"),
        ("", "", ""),
        ("NA", "", ""),
    ],
)
def test_one_column(typed: str, order: str, made: str) -> None:
    assert _make(_DAY, order, d=typed) == made
    assert not made or isinstance(parse_date(made), When)


@pytest.mark.parametrize(
    ("year", "month", "day", "made"),
    [
        ("2013", "5", "10", "2013-05-10"),
        ("2013.0", "5.0", "10.0", "2013-05-10"),
        ("2013", "5", "", "2013-05"),
        ("2013", "5", "-9", "2013-05"),
        ("2013", "5", "0", "2013-05"),
        ("2013", "", "10", "2013"),
        ("2013", "-9", "10", "2013"),
        ("2013", "May", "10", "10 May 2013"),
        ("1908", "9", "", "September 1908"),
        ("79", "", "", "0079"),
        ("-0431", "", "", "-0431"),
        ("", "5", "10", ""),
        ("0", "0", "0", ""),
        ("NA", "5", "10", ""),
    ],
)
def test_three_columns(year: str, month: str, day: str, made: str) -> None:
    assert _make(_APART, y=year, m=month, d=day) == made
    assert not made or isinstance(parse_date(made), When)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [("2013", "13", "1"), ("2013", "2", "30"), ("x", "1", "1"), ("2013", "Mai", "1")],
)
def test_three_columns_of_no_day(year: str, month: str, day: str) -> None:
    assert _fail(_APART, y=year, m=month, d=day).reason


@pytest.mark.parametrize(
    ("begin", "end", "made"),
    [
        ("2013-05-10", "2013-05-12", "2013-05-10/2013-05-12"),
        ("2013-05-10", "2013-05-10", "2013-05-10"),
        ("10 May 2013", "2013-05-10", "10 May 2013"),
        ("2013-05-10", "", "2013-05-10"),
        ("2013-05-10", "NA", "2013-05-10"),
        ("", "2013-05-12", "/2013-05-12"),
        ("", "", ""),
    ],
)
def test_an_end(begin: str, end: str, made: str) -> None:
    assert _make(_RANGE, a=begin, b=end) == made
    assert not made or isinstance(parse_date(made), When)


def test_an_end_before_the_begin() -> None:
    assert _fail(_RANGE, a="2013-05-10", b="2013-05-09").kind == "date-reversed"


def test_two_readings_are_asked_about() -> None:
    error = _fail(
        DateRecipe(Recipe(column="a"), Recipe(column="b")), a="1/2/2013", b="x"
    )
    assert error.kind == "date-ambiguous"
    assert "2013-02-01" in error.hint


@pytest.mark.parametrize(
    ("typed", "epoch", "made"),
    [
        ("1368144000", "seconds", "2013-05-10"),
        ("1368196200", "seconds", "2013-05-10T14:30Z"),
        ("1368196201", "seconds", "2013-05-10T14:30:01Z"),
        ("1368196200000", "milliseconds", "2013-05-10T14:30Z"),
        ("1368196200000000", "microseconds", "2013-05-10T14:30Z"),
        ("1368144000.0", "seconds", "2013-05-10"),
        ("-86400", "seconds", "1969-12-31"),
        ("", "seconds", ""),
    ],
)
def test_numbers_since_1970(typed: str, epoch: str, made: str) -> None:
    assert _make(DateRecipe(Recipe(column="d"), epoch=epoch), d=typed) == made


@pytest.mark.parametrize("typed", ["x", "1e9", "9" * 5000, "9" * 18])
def test_numbers_that_count_nothing(typed: str) -> None:
    assert _fail(DateRecipe(Recipe(column="d"), epoch="seconds"), d=typed).reason


@pytest.mark.parametrize(("level", "made"), [("1", "2013-05-10"), ("3", "2013-05")])
def test_no_date_is_more_exact_than_its_source(level: str, made: str) -> None:
    words: Mapping[str, str] = {"1": "day", "3": "month"}
    recipe = DateRecipe(Recipe(column="d"), precision="p", words=words)
    assert _make(recipe, d="2013-05-10", p=level) == made


def test_a_precision_that_nobody_explains() -> None:
    recipe = DateRecipe(Recipe(column="d"), precision="p", words={"1": "day"})
    error = _fail(recipe, d="2013-05-10", p="7")
    assert "'7'" in error.reason
    assert "`words`" in error.hint


def test_a_precision_of_no_date() -> None:
    recipe = DateRecipe(Recipe(column="d"), precision="p", words={"1": "month"})
    assert _fail(recipe, d="yesterday", p="1").kind == "date-invalid"
    assert _fail(recipe, d="after geneva", p="1").reason


@given(st.text(max_size=12), st.sampled_from(["", "day-first", "month-first"]))
def test_any_text_is_a_date_or_refused(text: str, order: str) -> None:
    with suppress(RowDateError):
        _make(_RANGE, order, a=text, b=text)
    with suppress(RowDateError):
        made = _make(_APART, order, y=text, m=text, d=text)
        assert not made or isinstance(parse_date(made), When)


@pytest.mark.parametrize(
    ("words", "level"),
    [({}, ""), ({}, "NA"), ({}, "exact"), ({"1": "day"}, ""), ({"1": "day"}, "day")],
)
def test_a_precision_that_says_nothing_known_is_asked_about(
    words: dict[str, str], level: str
) -> None:
    recipe = DateRecipe(Recipe(column="d"), precision="p", words=words)
    error = _fail(recipe, d="2013-05-10", p=level)
    assert "how exact a date of p" in error.reason
    assert "`words`" in error.hint


def test_an_empty_precision_means_what_the_map_says() -> None:
    recipe = DateRecipe(Recipe(column="d"), precision="p", words={"": "month"})
    assert _make(recipe, d="2013-05-10", p="") == "2013-05"
    assert _make(recipe, d="2013-05-10") == "2013-05"
