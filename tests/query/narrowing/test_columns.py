"""What columns of events hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.dates import parse_when
from tests.helpers.whens import ALL_WHENS
from timeline.dates import Fit, When
from timeline.names import names_of
from timeline.query.holding import Contains
from timeline.query.months import DayOfYear, MonthOfYear
from timeline.query.narrowing.columns import (
    ALL_MONTHS,
    DATES,
    NUMBERS,
    WORDS,
    folded_text,
    months_of,
)


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("2013-05-10", [5]),
        ("2013-05", [5]),
        ("2013-05~", [4, 5, 6]),
        ("2013-11/2014-02-01", [1, 2, 11, 12]),
        ("2013-05-31/2014-04-01", [*range(1, 13)]),
        ("2013-05-10/..", [*range(1, 13)]),
        ("unknown", [*range(1, 13)]),
        ("-0044-03-15", [3]),
    ],
)
def test_months_are_those_in_which_it_may_have_a_day(
    typed: str, months: list[int]
) -> None:
    assert months_of(parse_when(typed)) == sum(1 << month - 1 for month in months)


@given(ALL_WHENS, st.integers(1, 12), st.integers(1, 31))
def test_what_may_lie_in_a_month_of_any_year_has_it(
    date: When, month: int, day: int
) -> None:
    has_month = bool(months_of(date) >> month - 1 & 1)
    assert has_month or MonthOfYear(month).fit(date) is Fit.NO
    assert has_month or day > 28 or DayOfYear(month, day).fit(date) is Fit.NO
    assert 0 < months_of(date) <= ALL_MONTHS


def test_an_event_has_its_words_dates_and_numbers() -> None:
    chronology = load_events(
        [
            {
                "date": "2013-05",
                "title": "Talks",
                "kind": "meeting",
                "status": "announced",
                "actors": ["Russia", "ann"],
                "to": ["Chile"],
                "tags": ["a", "b"],
                "reported": "2013-04",
                "sources": ["paper", {"source": "wire", "title": "No talks"}],
                "accounts": [{"source": "wire", "date": "2013-06"}],
                "own": 1,
            }
        ],
        fields={"own": "number"},
    )
    (event,) = chronology.events
    words = {name: [*column.words_of(event)] for name, column in WORDS.items()}
    assert {name: found for name, found in words.items() if found} == {
        "kind": ["meeting"],
        "status": ["announced"],
        "actors": ["Russia", "ann"],
        "to": ["Chile"],
        "tags": ["a", "b"],
        "keys": ["own"],
        "sources": ["paper", "wire", "wire"],
        "described": ["wire"],
    }
    dates = {name: [one.edtf for one in of(event)] for name, of in DATES.items()}
    assert dates == {
        "date": ["2013-05"],
        "account": ["2013-06"],
        "reported": ["2013-04"],
    }
    assert {name: of(event) for name, of in NUMBERS.items()} == {
        "cited": 3,
        "beforehand": 1,
    }


def test_folded_text_is_what_words_are_searched_in() -> None:
    chronology = load_events(
        [{"date": 2013, "title": "Gespräche  in BONN", "summary": "Über\nRüstung"}]
    )
    (event,) = chronology.events
    folded = folded_text(event)
    assert folded == "gesprache in bonn\nuber rustung"
    names = names_of(chronology)
    for field in ("text", "title", "summary"):
        for word in ("Gesprache", "bonn", "Uber Rustung", "*prache in", "Bonn Uber"):
            found = Contains(field, (word,), names).fit(event) is Fit.CERTAIN
            wanted = word.removeprefix("*").lower()
            assert wanted in folded or not found
            assert field != "text" or found == (wanted in folded)
