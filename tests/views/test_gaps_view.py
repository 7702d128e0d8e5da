"""The view of silences: what it says of small chronologies, and that it fits."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_text
from tests.helpers.files import load_arms_control, load_nasty, load_sample
from tests.helpers.texts import WORDS, list_wide
from timeline import Chronology, load_text, make_query, select
from timeline.rendering import ASCII

NASTY = load_nasty()
ARMS = load_arms_control()

SMALL = """\
- {date: 2013-01-01, title: First, actors: [Ann], sources: [p, q]}
- {date: 2013-01-11, title: Second, actors: [Ann], sources: [p, q]}
- {date: 2013-02, title: Some day, actors: [Bob], sources: [p, q], reported: 2013-02}
- {date: 2013-02-20, title: Denied, actors: [Ann], status: denied, sources: [p, q]}
- {date: 2013-05-01, title: Third, actors: [Ann], sources: [p]}
"""


def draw(chronology: Chronology, **options: Any) -> str:
    made = Look(**options)
    return draw_text("gaps", select(chronology), made)


def test_the_longest_silence_has_its_days_ends_and_doubts() -> None:
    lines = draw(load_text(SMALL)).split("\n")
    row = next(line for line in lines if "Third" in line)
    assert row.split() == ["up", "to", "110", "2013-01-11", "2013-05-01", "Third", "1"]


def test_an_actor_is_compared_with_the_usual_interval() -> None:
    lines = draw(load_text(SMALL)).split("\n")
    row = next(line for line in lines if line.startswith("Ann"))
    assert row.split() == ["Ann", "3", "110", "2013-01-11", "2013-05-01", "10", "11"]
    assert not any(line.startswith("Bob") for line in lines)


def test_what_is_open_is_counted_and_its_first_events_are_named() -> None:
    text = draw(load_text(SMALL))
    assert "Known to the month: 1 event\n  · Feb 2013: Some day\n" in text
    assert "One source alone: 1 event\n  · 1 May 2013: Third\n" in text
    # What holds for most is not listed.
    assert "Not known when it became public: 4 of 5 events\n" in text
    assert "1 cancelled or denied event breaks no silence." in text


def test_narrow_rows_are_sentences() -> None:
    text = draw(load_text(SMALL), width=40)
    assert "  · up to 110 days from 2013-01-11 to" in text
    assert "until: Third" in " ".join(text.split())


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_the_limit_bounds_each_table_and_the_rest_is_counted(limit: int) -> None:
    text = draw(ARMS, limit=limit)
    silences = text.partition("The longest silence of each actor")[0]
    assert silences.count(" 19") + silences.count(" 20") >= limit
    assert f"and {32 - limit} more silences" in silences


def test_full_lists_all() -> None:
    text = draw(ARMS, full=True)
    assert "more silences" not in text
    assert "more actors" not in text


def test_without_silences_the_view_says_so() -> None:
    text = draw(load_text("- {date: 2013-05-10, title: Alone}"))
    assert "No silence of two weeks between events known to some days." in text


def test_a_silence_of_millennia_and_years_before_christ() -> None:
    text = draw(
        load_text("- {date: '-0431-05-10', title: A}\n- {date: 2013-05-10, title: B}")
    )
    assert "892,653  -0431-05-10  2013-05-10" in text


_dates = st.sampled_from(
    ["2013-05-10", "2013-07-01", "2015-01-01", "2013", "201X", "by 2012", "2014-01/.."]
)


@given(
    rows=st.lists(st.tuples(_dates, WORDS, WORDS), max_size=6),
    width=st.integers(min_value=20, max_value=200),
    full=st.booleans(),
)
def test_whatever_the_text_lines_fit(
    *, rows: list[tuple[str, str, str]], width: int, full: bool
) -> None:
    events = [
        {"date": date, "title": title, "actors": [name], "sources": [name]}
        for date, title, name in rows
    ]
    chronology = load_events(events)
    text = draw(chronology, width=width, full=full)
    assert list_wide(text.split("\n"), width) == []
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 109, 110, 200])
def test_lines_fit_and_ascii_is_ascii(width: int) -> None:
    for chronology in (NASTY, ARMS):
        text = draw(chronology, width=width, full=True)
        assert list_wide(text.split("\n"), width) == []
    selection = select(load_sample(), make_query(kind="visit"))
    text = draw_text("gaps", selection, Look(width=width, glyphs=ASCII))
    assert text.isascii()
