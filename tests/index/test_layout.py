"""Rows of events, and where those begin that lie near some days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.whens import ALL_WHENS, WINDOWS
from timeline.dates import FUTURE, PAST, When, Window
from timeline.index.layout import (
    EVENT_DATES,
    EVENT_WORDS,
    EVENTS,
    LONG,
    OPEN_START,
    ROLES,
    TABLES,
    UNDATED,
    Vocabularies,
    classify,
    list_reaches,
    make_rows,
)
from timeline.query.narrowing.columns import DATES, NUMBERS, WORDS


@pytest.mark.parametrize(
    ("first", "last", "wide"),
    [
        (5, 5, 0),
        (5, 6, 1),
        (5, 7, 2),
        (5, 8, 2),
        (5, 9, 3),
        (5, 5 + (1 << 24) - 1, 24),
        (5, 5 + (1 << 24), LONG),
        (5, 5 + (1 << 40), LONG),
        (5, FUTURE, LONG),
        (PAST, 5, OPEN_START),
        (PAST, FUTURE, UNDATED),
    ],
)
def test_a_date_has_a_class_by_its_length(first: int, last: int, wide: int) -> None:
    assert classify(first, last) == wide


_BEYOND = st.integers(-(1 << 41), 1 << 41) | st.sampled_from([PAST, FUTURE])


@given(_BEYOND, _BEYOND, _BEYOND, _BEYOND)
def test_what_overlaps_begins_where_its_class_reaches(
    one: int, two: int, first: int, last: int
) -> None:
    begin, end = min(one, two), max(one, two)
    if begin == FUTURE or end == PAST:
        return
    (reach,) = (
        found
        for found in list_reaches(first, last)
        if found.wide == classify(begin, end)
    )
    # Also of days that end before they begin: what lasts over both is meant.
    overlaps = begin <= last and end >= first
    reached = reach.first <= begin <= reach.last
    assert reached or not overlaps


@given(ALL_WHENS, WINDOWS)
def test_each_date_that_may_lie_in_a_window_is_reached(
    date: When, window: Window
) -> None:
    b1, _, _, e2 = date.outer
    reaches = {one.wide: one for one in list_reaches(*window)}
    reach = reaches[classify(b1, e2)]
    assert reach.first <= b1 <= reach.last or not date.fit(window)


def test_rows_are_as_wide_as_their_tables() -> None:
    chronology = load_events(
        [
            {
                "date": "2013-05~",
                "title": "Talks in Bonn",
                "kind": "meeting",
                "actors": ["Russia", "Russia"],
                "about": ["Russia"],
                "reported": "2013-06?",
                "accounts": [{"source": "wire", "date": "unknown"}],
            }
        ]
    )
    known = Vocabularies([(5, "name", "Chile")])
    rows = make_rows(7, chronology.events[0], known)
    assert len(rows.event) == len(EVENTS.columns)
    assert {len(row) for row in rows.words} == {len(EVENT_WORDS.columns)}
    assert {len(row) for row in rows.dates} == {len(EVENT_DATES.columns)}
    by_name = dict(zip(EVENTS.columns, rows.event, strict=True))
    assert by_name["n"] == 7
    # April to June: 91 days.
    assert by_name["wide"] == (90).bit_length()
    assert by_name["folded"] == "talks in bonn"
    assert by_name["place"] == 0
    assert by_name["kind"] == known["kind"]["meeting"]
    # One name is one word, wherever it stands, and once in each role.
    russia = known["name"]["Russia"]
    assert sorted(rows.words) == [
        (russia, ROLES["actors"], 7),
        (russia, ROLES["about"], 7),
        (known["source"]["wire"], ROLES["sources"], 7),
    ]
    assert [(row[0], row[6]) for row in rows.dates] == [(7, True), (7, True)]


def test_words_have_numbers_of_their_own() -> None:
    known = Vocabularies([(5, "name", "Chile"), (3, "tag", "Chile")])
    assert known["name"]["Chile"] == 5
    new = [known["name"]["Norway"], known["tag"]["Norway"], known["kind"]["visit"]]
    assert new == [6, 7, 8]
    assert known["place"][""] == 0
    listed = list(known.list_rows())
    assert sorted(listed) == [
        (3, "tag", "Chile"),
        (5, "name", "Chile"),
        (6, "name", "Norway"),
        (7, "tag", "Norway"),
        (8, "kind", "visit"),
    ]
    again = Vocabularies(listed)
    assert again == known
    assert again["name"]["Peru"] == 9


def test_each_column_that_sets_speak_of_has_a_place() -> None:
    for name, column in WORDS.items():
        assert not column.single or name in EVENTS.columns
    assert set(NUMBERS) <= set(EVENTS.columns)
    assert "date" in DATES
    assert all(set(table.key) <= set(table.columns) for table in TABLES)
    assert all(set(table.found_by) <= set(table.columns) for table in TABLES)
