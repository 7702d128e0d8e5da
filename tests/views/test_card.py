"""Cards: all that is known of an event, and what is around it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_text
from tests.helpers.files import load_nasty, load_sample
from tests.helpers.texts import ROWS, list_wide
from timeline import Chronology, load_text, make_query, select
from timeline.query import Question
from timeline.rendering import ASCII

SAMPLE = load_sample()
NASTY = load_nasty()

SMALL = """\
actors:
  ann: {name: Ann, roles: [{office: Envoy, of: Russia, when: 2012/2014}]}
places: {sochi: {name: Sochi, country: Russia, at: [43.6, 39.72]}}
events:
- {id: a, date: 2013-05-01, title: First, actors: [ann], see: b}
- {id: b, date: 2013-05-03, title: Second, actors: [ann], to: [Bob], place: sochi,
   summary: What was said.}
- {id: c, date: 2013-05-03, title: Third, actors: [Cyd]}
- {id: d, date: 2013-05-09, title: Fourth, actors: [Bob], kind: call}
- {id: e, date: 2013-05-30, title: Fifth, actors: [Bob]}
"""


def draw(chronology: Chronology, query: Question | None = None, **options: Any) -> str:
    made = Look(**options)
    return draw_text("card", select(chronology, query), made)


def test_a_card_has_what_is_known_and_what_is_around() -> None:
    lines = draw(load_text(SMALL), make_query(id="b")).split("\n")
    assert lines[:3] == ["● Fri 3 May 2013", "Second", ""]
    for line in (
        "What was said.",
        "actors      Ann, Russian Envoy",
        "to          Bob",
        "place       Sochi, Russia (43.6, 39.72)",
        "seen by     1 May 2013: First",
        "before      1 May 2013 (2 days): First",
        "after       3 May 2013 (same day): Third",
        "in 7 days   1 May 2013: First (Ann)",
        "in 7 days   9 May 2013: Fourth (Bob)",
    ):
        assert line in lines
    assert "Fifth" not in "".join(lines)


def test_the_first_and_the_last_have_one_neighbour() -> None:
    first = draw(load_text(SMALL), make_query(id="a"))
    last = draw(load_text(SMALL), make_query(id="e"))
    assert "before" not in first
    assert "after" not in last
    assert "before      9 May 2013 (21 days): Fourth" in last


def test_what_filters_leave_out_is_marked() -> None:
    text = draw(load_text(SMALL), make_query(kind="call"))
    assert "before      3 May 2013 (6 days): Third (not selected)" in text
    # One remark in brackets, not two.
    assert "in 7 days   3 May 2013: Second (Bob; not selected)" in text
    assert "not selected" not in draw(load_text(SMALL))


def test_full_shows_more_neighbours() -> None:
    text = draw(load_text(SMALL), make_query(id="a"), full=True)
    assert [text.count(f"after       {day} May") for day in (3, 9)] == [2, 1]


def test_a_rough_date_has_no_certain_neighbourhood() -> None:
    text = draw(
        load_text(
            "- {id: x, date: 2013-05, title: A, actors: [Ann]}\n"
            "- {date: 2013-05-30, title: B, actors: [Ann]}\n"
        ),
        make_query(id="x"),
    )
    assert "in 7 days?  30 May 2013: B (Ann)" in text
    assert "after       30 May 2013: B\n" in text


@pytest.mark.parametrize("limit", [0, 1, 14, 20])
@pytest.mark.parametrize("reverse", [False, True], ids=["forward", "reverse"])
def test_several_events_are_a_card_each_in_order(limit: int, *, reverse: bool) -> None:
    text = draw(SAMPLE, limit=limit, reverse=reverse)
    ids = [line.split()[1] for line in text.split("\n") if line.startswith("id  ")]
    events = SAMPLE.events[::-1] if reverse else SAMPLE.events
    assert ids == [event.id for event in events[:limit]]


def test_possible_matches_and_reasons() -> None:
    text = draw(
        SAMPLE, make_query(actor="Putin", month="2013-05"), explain=True, limit=1
    )
    assert text.startswith("∵ actor:Putin month:2013-05\n◌ May 2013 · visit\n")
    assert "∵ Vladimir Putin takes part" in text
    possible = draw(SAMPLE, make_query(month="2013-05", id="missile-claim"))
    assert possible.startswith("? ◌ 2013")
    assert "? possible match" in possible


@given(
    rows=ROWS,
    width=st.integers(min_value=20, max_value=200),
    full=st.booleans(),
)
def test_whatever_the_text_lines_fit(
    *, rows: list[tuple[str, str, list[str]]], width: int, full: bool
) -> None:
    events = [
        {"date": date, "title": title, "kind": title, "place": title, "actors": actors}
        for date, title, actors in rows
    ]
    text = draw(load_events(events), width=width, full=full)
    assert list_wide(text.split("\n"), width) == []
    assert "\x1b" not in text


@pytest.mark.parametrize("width", [20, 40, 80, 120, 200])
def test_lines_fit_and_ascii_is_ascii(width: int) -> None:
    text = draw(NASTY, width=width, full=True)
    assert list_wide(text.split("\n"), width) == []
    assert draw(SAMPLE, width=width, glyphs=ASCII).isascii()
