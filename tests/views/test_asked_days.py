"""What is drawn of a question about some days: nothing of what it left out."""

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_text, draw_trimmed
from tests.helpers.files import load_arms_control, load_sample
from timeline import load_text, make_query, parse_query, select
from timeline.rendering import ASCII

ARMS = load_arms_control()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_silence_is_told_of_days_that_were_not_asked_for(width: int) -> None:
    asked = (make_query(on="1990-02-20"), make_query(month="1990-02"))
    for question in asked:
        text = draw_trimmed("timeline", ARMS, Look(width=width), question)
        assert "by 5 Dec" in text
        assert "without" not in text


def test_a_silence_within_the_days_asked_for_is_told() -> None:
    dates = ["2013-01-05", "2013-03-01", "2013-05-10", "2013-05-30", "2013-12-01"]
    chronology = load_events([{"date": date, "title": date} for date in dates])
    text = draw_trimmed("timeline", chronology, None, make_query(month="2013-05"))
    assert text.count("without an event") == 1
    text = draw_trimmed("timeline", chronology, None, make_query(since="2013-02"))
    assert text.count("without an event") == 3


@pytest.mark.parametrize("view", ["timeline", "table", "gaps"])
def test_the_heading_names_the_days_asked_for(view: str) -> None:
    text = draw_trimmed(view, ARMS, None, make_query(month="1990-02"))
    assert text.split("\n")[1] == "8 of 226 events, Feb 1990"
    text = draw_trimmed(view, ARMS, None, make_query(since="2005"))
    assert text.split("\n")[1].endswith(" – 2005")


def test_months_of_the_calendar_count_possible_events_apart() -> None:
    text = draw_trimmed("calendar", load_sample(), None, make_query(on="2013-05-10"))
    assert "1+3? events" in text


def test_undated_events_count_once() -> None:
    chronology = load_text(
        """
        - {date: unknown, title: A, actors: [Ann, Bob]}
        - {date: unknown, title: B, actors: [Ann]}
        """
    )
    text = draw_text("dyads", select(chronology))
    assert "1 undated event is counted" in text
    assert "Contacts: every event here." in text


def test_ink_is_never_taken_for_a_command() -> None:
    look = Look(width=80, glyphs=ASCII, by="year")
    text = draw_text("density", select(ARMS), look)
    assert "\\x" not in text


def test_a_query_copied_with_isolates_is_read() -> None:
    assert parse_query("actor:\u2068שלום\u2069") == parse_query("actor:שלום")
