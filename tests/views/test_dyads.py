"""Pairs of actors: the triangle, the list, and the history of two."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.dates import parse_when
from tests.helpers.drawing import Look, draw_text
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.texts import ROWS, list_wide
from timeline import Chronology, load_text, make_query, select
from timeline.query import Question
from timeline.rendering import ASCII
from timeline.views.shortdates import allow_short, find_last, list_signs, name_month

NASTY = load_nasty()
ARMS = load_arms_control()

FOUR = """\
- {date: 2013-01-01, title: A, actors: [Ann, Bob]}
- {date: 2013-02-01, title: B, actors: [Ann], to: [Bob]}
- {date: 2013-03-01, title: C, actors: [Cyd, Dan]}
- {date: 2013-04-01, title: D, actors: [Bob, Cyd]}
- {date: 2013-05-01, title: E, actors: [Ann, Bob], status: cancelled}
- {date: 2013-06-01, title: F, actors: [Ann, Ann]}
"""
STATES = """\
actors:
  putin: {name: Putin, roles: [{office: President, of: Russia, when: 2012-05-07/..}]}
  fsb: {name: FSB, type: organisation, of: Russia}
  obama: {name: Obama, roles: [{office: President, of: US, when: 2009/2017}]}
events:
- {date: 2013-01-01, title: A, actors: [putin, obama]}
- {date: 2013-02-01, title: B, actors: [fsb, US]}
- {date: 2013-03-01, title: C, actors: [fsb, putin]}
- {date: 2011-03-01, title: D, actors: [putin, Syria]}
"""


def draw(chronology: Chronology, query: Question | None = None, **options: Any) -> str:
    made = Look(**options)
    return draw_text("dyads", select(chronology, query), made)


def test_fields_have_the_number_and_the_last_month_of_both() -> None:
    lines = draw(load_text(FOUR)).split("\n")
    assert lines[2:6] == [
        "Ann",
        "█2 2013-02 Bob",
        " ·         ▓1 2013-04 Cyd",
        " ·          ·         ▓1 2013-03 Dan",
    ]
    assert " ▓ 1 event  █ 2 events" in lines


def test_what_is_in_no_field_is_said() -> None:
    text = draw(load_text(FOUR))
    assert "1 event has fewer than two who took part." in text
    assert "1 event was cancelled or denied, and not counted." in text


def test_where_no_triangle_fits_pairs_stand_in_a_list() -> None:
    lines = draw(load_text(FOUR), width=30).split("\n")
    assert [line.split() for line in lines[4:7]] == [
        ["Bob", "–", "Ann", "2", "2013-02"],
        ["Bob", "–", "Cyd", "1", "2013-04"],
        ["Cyd", "–", "Dan", "1", "2013-03"],
    ]


def test_shorter_months_make_room_for_more() -> None:
    wide, narrow = draw(ARMS, width=200), draw(ARMS, width=80)
    assert "Sep05" in narrow
    assert narrow.count("\n") < wide.count("\n")


def test_full_adds_all_pairs() -> None:
    text = draw(ARMS, width=120, full=True)
    assert len(re.findall("^.+ – .+  \\d+  [^ ]+ +[^ ]+$", text, re.M)) > 400


@pytest.mark.parametrize("limit", [2, 4, 9])
def test_the_limit_bounds_the_actors(limit: int) -> None:
    text = draw(ARMS, width=200, limit=limit)
    assert f"{134 - limit} more actors" in text


def test_the_height_bounds_the_rows() -> None:
    assert draw(ARMS, width=200, height=24).count("\n") <= 24


@pytest.mark.parametrize("options", [{"lanes": "state"}, {}])
def test_states_collect_who_acts_for_them(options: dict[str, str]) -> None:
    query = None if options else make_query(members=True)
    lines = draw(load_text(STATES), query, width=40, **options).split("\n")
    # Who held no office yet stands for himself; FSB and president are one state.
    assert lines[2:6] == [
        "Russia",
        "█2 Feb13 United States",
        " ·        ·       Syria",
        " ·        ·       ▓1 Mar11 Putin",
    ]
    assert "1 event has fewer than two who took" in lines


def test_by_default_actors_stand_for_themselves() -> None:
    text = draw(load_text(STATES))
    assert all(name in text for name in ("Putin", "FSB", "Obama", "United States"))


def test_nobody_met() -> None:
    text = draw(load_text("- {date: 2013, title: T, actors: [Ann]}"))
    assert "No two actors took part in one event." in text


HISTORY = """\
- {date: 2013-01-01, title: First, actors: [Ann, Bob], kind: call}
- {date: 2013-01-11, title: Second, actors: [Ann, Bob, Cyd]}
- {date: 2013-02, title: Rough, actors: [Ann, Bob]}
- {date: 2013-03-01, title: Off, actors: [Ann, Bob], status: cancelled}
- {date: 2014-01-11, title: Last, actors: [Ann], to: [Bob], place: Paris}
- {date: 2014-02-11, title: Other, actors: [Ann, Cyd]}
"""


def test_spellings_that_may_be_one_are_no_pair() -> None:
    text = (
        "events:\n"
        "- {date: 2013-05-10, title: T, actors: [Sergei Lavrov, John Kerry]}\n"
        "- {date: 2013-06-11, title: T, actors: [Lavrov, Sergei Lavrov]}\n"
    )
    drawn = draw(load_text(text))
    assert "2013-05" in drawn
    assert "2013-06" not in drawn
    assert "Lavrov may be Sergei Lavrov; each is counted by itself." in drawn


def test_the_history_of_two() -> None:
    text = draw(load_text(HISTORY), make_query(with_=["Ann", "Bob"]), width=100)
    lines = text.split("\n")
    for line in (
        "Ann and Bob",
        "Contacts         4, besides 1 cancelled or denied",
        "First contact    1 Jan 2013: First",
        "Last contact     11 Jan 2014: Last",
        "Usual interval   10 days (the median of 2)",
        "Longest silence  up to 12 months (365 days), 2013-01-11 to 2014-01-11",
        "Each year        2013 █▃ 2014",
    ):
        assert line in lines
    assert "Other" not in text
    row = next(line for line in lines if "Last " in line and "Paris" in line)
    assert row.split()[:4] == ["up", "to", "12", "months"]
    assert re.search("^ +✕ 1 Mar 2013 +Off +cancelled$", text, re.M)


def test_the_history_reversed_and_limited() -> None:
    query = make_query(with_=["Ann", "Bob"])
    text = draw(load_text(HISTORY), query, width=100, reverse=True, limit=2)
    table = text.partition("────")[2]
    assert "Last" in table
    assert "Off" in table
    assert "First" not in table


def test_two_who_never_met() -> None:
    query = make_query(with_=["Bob", "Cyd"], year="2014")
    assert draw(load_text(HISTORY), query).endswith("Bob and Cyd\nno contact\n")


@pytest.mark.parametrize(
    ("text", "iso", "short"),
    [
        ("1991-12-08", "1991-12", "Dec91"),
        ("1991-12", "1991-12", "Dec91"),
        ("1991", "1991", "1991"),
        ("1985/1991", "1991", "1991"),
        ("198X", "<1989", "<1989"),
        ("by 1991-12-08", "<1991-12", "<Dec91"),
        ("by 1991", "<1991-12", "<Dec91"),
        ("after 1991-12-08", "1991-12+", "Dec91+"),
        ("1991-12-08/..", "1991-12+", "Dec91+"),
        ("-0431-05-10", "-0431-05", None),
    ],
)
def test_short_dates(text: str, iso: str, short: str | None) -> None:
    when = parse_when(text)
    assert name_month(when) == iso
    assert allow_short([when]) == (short is not None)
    if short is not None:
        assert name_month(when, short=True) == short


def test_what_goes_on_still_is_not_the_last() -> None:
    last = max(parse_when("1992/.."), parse_when("2002-05-24"), key=find_last)
    assert last.edtf == "2002-05-24"


def test_two_digits_of_a_year_need_a_hundred_years_at_most() -> None:
    assert not allow_short([parse_when("1900"), parse_when("2000")])
    assert list_signs(["Dec91+", "Nov90"]) == ("+ then or later",)


@given(
    rows=ROWS,
    width=st.integers(min_value=20, max_value=200),
    full=st.booleans(),
)
def test_whatever_the_text_lines_fit(
    *, rows: list[tuple[str, str, list[str]]], width: int, full: bool
) -> None:
    events = [
        {"date": date, "title": title, "actors": actors} for date, title, actors in rows
    ]
    text = draw(load_events(events), width=width, full=full)
    assert list_wide(text.split("\n"), width) == []
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_lines_fit_and_ascii_is_ascii(width: int) -> None:
    history = make_query(with_=["Reagan", "Gorbachev"])
    for chronology, query in ((NASTY, None), (ARMS, None), (ARMS, history)):
        text = draw(chronology, query, width=width, full=True)
        assert list_wide(text.split("\n"), width) == []
    sample = load_sample()
    pair = make_query(with_=["Russia", "United States"])
    for query in (None, pair):
        assert draw(sample, query, width=width, glyphs=ASCII, full=True).isascii()
