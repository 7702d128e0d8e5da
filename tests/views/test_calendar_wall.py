"""The wall calendar: a month with titles in its days."""

from typing import Any

import pytest

from tests.helpers.chronologies import load_events
from tests.helpers.drawing import Look, draw_trimmed, list_numbers
from tests.helpers.files import ROOT
from tests.helpers.texts import list_wide
from timeline import Chronology, load, make_query, select
from timeline.query import Question

ARMS = load(ROOT / "tests/data/arms-control.yaml")


def draw(
    chronology: Chronology, look: Look | None = None, query: Question | None = None
) -> list[str]:
    return draw_trimmed("calendar", chronology, look, query).split("\n")


WALL = Look(width=120)


def test_a_month_alone_has_titles_in_its_days() -> None:
    chronology = load_events(
        [
            {"date": "2013-05-14", "title": "FSB arrests the American diplomat Fogle"},
            {"date": "2013-05-20/2013-05-21", "title": "Talks"},
            {"date": "2013-05-21/2013-06-03", "title": "More"},
            {"date": "2013-05-22/..", "title": "On"},
            {"date": "2013-05", "title": "Rough"},
        ]
    )
    lines = draw(chronology, WALL, make_query(month="2013-05"))
    text = "\n".join(lines)
    assert (
        " 13             ┊ 14             ┊ 15             ┊ 16             ┊"
        " 17             ┊ 18             ┊ 19\n"
        "                ┊ ● FSB arrests  ┊                ┊                ┊"
        "                ┊                ┊\n"
        "                ┊ the American   ┊                ┊                ┊"
        "                ┊                ┊\n"
        "                ┊ diplomat Fogle ┊                ┊                ┊"
        "                ┊                ┊\n"
    ) in text
    assert "┊ ◐–3 Jun More" in text
    assert " ◐–21 Talks" in text
    assert "┊ ◐► On" in text
    assert " Sometime in these days\n ◌ May 2013  Rough" in text
    assert list_wide(lines, 120) == []
    # A week without anything has one line.
    index = next(index for index, line in enumerate(lines) if line.startswith(" 6 "))
    assert lines[index + 1].startswith("───")


def test_days_of_several_have_a_line_for_each() -> None:
    events = [
        {"date": "2013-05-14", "title": f"{index} of many that have long titles"}
        for index in range(5)
    ]
    lines = draw(load_events(events), WALL)
    day = [line.split("┊")[1].strip() for line in lines if " of " in line]
    assert [text[:6] for text in day] == [f"● {index} of" for index in range(5)]
    assert all(text.endswith("…") for text in day)


def test_the_month_asked_for_is_a_wall_from_110_cells_on() -> None:
    query = make_query(month="1990-02")
    for width, is_wall in ((109, False), (110, True), (200, True)):
        lines = draw(ARMS, Look(width=width), query)
        assert any("Wednesday" in line for line in lines) == is_wall
        assert " Going on" in lines
        assert list_wide(lines, width) == []
    # It prints no number but those of the heading.
    assert len(list(list_numbers("calendar", select(ARMS, query), WALL))) == 1


@pytest.mark.parametrize(
    "asked", [{"full": True}, {"limit": 3}, {"explain": True}, {"reverse": True}]
)
def test_lists_of_a_month_that_are_asked_for_are_drawn(
    asked: dict[str, Any],
) -> None:
    lines = draw(ARMS, Look(width=120, **asked), make_query(month="1990-02"))
    assert not any("Wednesday" in line for line in lines)


def test_possible_matches_are_marked_in_their_days() -> None:
    query = make_query(on="2013-05-10")
    lines = draw(load_events([{"date": "2013-05-10?", "title": "T"}]), WALL, query)
    assert any("┊ ?≈ T" in line for line in lines)
    assert any("? possible match" in line for line in lines)


@pytest.mark.parametrize(
    ("date", "sign"),
    [
        ("2013-05-21/2013-05-22", "◐–22"),
        ("2013-05-21/2013-06-03", "◐–3 Jun"),
        # Else it would be taken for a day of the same year.
        ("2013-05-21/2014-06-03", "◐–3 Jun 2014"),
        ("2013-05-21/2013-06", "◌–Jun"),
        ("2013-05-21/2014", "◌–2014"),
        ("2013-05-21/..", "◐►"),
        ("2013-05-21T14:30", "● 14:30"),
        ("2013-05-21~", "≈"),
    ],
)
def test_what_lasts_has_its_end(date: str, sign: str) -> None:
    lines = draw(
        load_events([{"date": date, "title": "T"}]), WALL, make_query(month="2013-05")
    )
    (day,) = [line.split("┊")[1].strip() for line in lines if " T " in f"{line} "]
    assert day == f"{sign} T"
    assert any("► goes on, end unknown" in line for line in lines) == ("►" in sign)


def test_a_long_end_leaves_room_for_the_title() -> None:
    events = [{"date": "2013-05-21/2014-06-03", "title": "Talks"}] * 3
    lines = draw(load_events(events), WALL, make_query(month="2013-05"))
    assert sum("┊ ◐–… Talks" in line for line in lines) == 3
