"""Undated events in each view: last, apart, and never in the place of a date."""

import re
from typing import Any

import pytest

from tests.helpers.drawing import Look, draw_text
from timeline import Chronology, load_text, select
from timeline.query import set_undated_apart
from timeline.rendering import ASCII
from timeline.views import VIEWS

_SOME = load_text("""
- {id: one, date: unknown, title: Undated one, kind: letter, actors: [Ann], to: [Bob]}
- {id: may, date: 2013-05-10, title: In May, kind: visit, actors: [Ann, Bob]}
- {id: june, date: 2013-06-10, title: In June, kind: letter, actors: [Ann, Bob]}
- {id: two, date: n.d., title: Undated two, kind: visit, actors: [Ann, Bob]}
- {id: july, date: 2013-07-20, title: In July, kind: visit, actors: [Ann, Bob]}
""")
_DATED = load_text("""
- {id: may, date: 2013-05-10, title: In May, kind: visit, actors: [Ann, Bob]}
- {id: june, date: 2013-06-10, title: In June, kind: letter, actors: [Ann, Bob]}
- {id: july, date: 2013-07-20, title: In July, kind: visit, actors: [Ann, Bob]}
""")
_NONE = load_text("""
- {id: one, date: unknown, title: Undated one, actors: [Ann, Bob]}
- {id: two, date: n.d., title: Undated two, actors: [Ann, Bob]}
""")
_TITLES = ("In May", "In June", "In July", "Undated one", "Undated two")


def _draw(
    view: str,
    query: str | None = None,
    chronology: Chronology = _SOME,
    **options: Any,
) -> str:
    made = Look(**options)
    selection = set_undated_apart(select(chronology, query))
    return draw_text(view, selection, made)


def _order(text: str) -> list[str]:
    """Return the titles in the order in which they are drawn first."""
    return sorted((one for one in _TITLES if one in text), key=text.index)


@pytest.mark.parametrize("view", ["timeline", "table", "list"])
@pytest.mark.parametrize("group_by", ["month", "year", "none"])
def test_they_are_last_also_with_the_latest_first(view: str, group_by: str) -> None:
    assert _order(_draw(view, group_by=group_by)) == list(_TITLES)
    turned = _order(_draw(view, group_by=group_by, reverse=True))
    assert turned == [*reversed(_TITLES[:3]), *_TITLES[3:]]


def test_the_card_is_last_and_tells_of_no_neighbours() -> None:
    text = _draw("card")
    assert _order(text) == [
        "In May",
        "In June",
        "In July",
        "Undated one",
        "Undated two",
    ]
    assert text.count("before  ") == text.count("after  ") == 2
    turned = _draw("card", reverse=True)
    assert turned.index("id          may") < turned.index("id          one")


@pytest.mark.parametrize("group_by", ["month", "year", "none"])
def test_grouped_by_time_they_have_a_heading_and_no_label(group_by: str) -> None:
    lines = _draw("timeline", group_by=group_by).split("\n")
    at = lines.index(" Undated")
    assert lines[at - 1] == ""
    assert lines[at + 1].split()[:3] == ["◇", "Undated", "one"]


def test_grouped_by_kind_they_are_the_end_of_each_group() -> None:
    text = _draw("timeline", group_by="kind")
    letters = text[text.index(" letter\n") : text.index(" visit\n")]
    assert _order(letters) == ["In June", "Undated one"]
    assert " ◇ undated" in text
    assert "\n Undated\n" not in text


def test_the_heading_says_how_many_have_no_place_in_its_time() -> None:
    assert "5 events, May – Jul 2013 and 2 undated\n" in _draw("timeline")
    assert "2 events, undated\n" in _draw("timeline", None, _NONE)
    assert "undated" not in _draw("timeline", None, _DATED)


@pytest.mark.parametrize(
    "view", [view for view in VIEWS if not VIEWS[view].has_undated]
)
def test_asked_for_a_date_they_are_counted_in_one_line(view: str) -> None:
    text = _draw(view, "since:2013-05")
    assert _order(text)[:1] != ["Undated one"]
    assert "Undated" not in text
    if view != "card":
        assert text.count("and 2 undated that may match\n") == 1
        assert "3 of 5 events, " in text
    if view in ("timeline", "table", "calendar", "gaps", "dyads"):
        assert "3 of 5 events, May – Jul 2013\n" in text


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_chronology_without_any_date_is_drawn(view: str, width: int) -> None:
    for glyphs in ({}, {"glyphs": ASCII}):
        text = _draw(view, None, _NONE, width=width, **glyphs)
        assert "ndated" in text or "unknown" in text


def test_lanes_and_their_axis_are_those_of_the_others() -> None:
    text, dated = _draw("lanes"), _draw("lanes", None, _DATED)
    # The axis is the same, but for the room that the number of the undated takes.
    drawn = [
        line.partition("┊")[2].split() for line in dated.split("\n\n")[1].split("\n")
    ]
    assert any("●1" in line for line in drawn)
    again = [
        line.partition("┊")[2].split() for line in text.split("\n\n")[1].split("\n")
    ]
    assert again == drawn
    assert "not on the axis: 2 undated" in text.split("\n\n")[0]
    assert "\n Undated\n" in text
    zoomed = Look(zoom=select(_SOME, "date:2013-06").matches[0].event.date.span)
    words = " ".join(draw_text("lanes", select(_SOME), zoomed).split())
    assert "not on the axis: 1 earlier, 1 later, 2 undated" in words


def test_the_calendar_counts_them_below_its_months() -> None:
    text = _draw("calendar")
    assert "\n and 2 undated events\n" in text
    assert "Undated one" not in text
    assert "\n and 2 more events, 2 undated events\n" in _draw("calendar", limit=1)
    assert "and" not in _draw("calendar", None, _DATED)


def test_density_tells_of_them_apart_from_unknown_beginnings() -> None:
    assert "in no column: 2 undated\n" in _draw("density")
    mixed = load_text("""
    - {date: n.d., title: T}
    - {date: 2013-05-10, title: T}
    - {date: /2013-05-10, title: T}
    """)
    text = _draw("density", None, mixed)
    told = "in no column: 1 known too roughly, 1 undated"
    assert told in " ".join(text.split())


def test_gaps_are_those_of_the_others() -> None:
    text, dated = _draw("gaps"), _draw("gaps", None, _DATED)
    tables, _, _ = dated.partition("What to look for next")
    assert tables.count("\n") > 10
    assert tables.partition("\n")[2] in text
    assert "2 undated events break no silence.\n" in text
    assert "Undated: 2 events\n  · Undated one\n  · Undated two\n" in text
    assert "up to" not in text


def test_dyads_count_them_and_date_by_the_others() -> None:
    told = "2 undated events are counted, and the last of nothing that is dated"
    text = _draw("dyads")
    assert re.search("^Ann – Bob +5 .* Jul 2013 +0 d$", text, re.M)
    assert told in text
    assert "5 2013-07" in _draw("dyads", matrix=True)
    for text in (_draw("dyads", None, _NONE), _draw("dyads", None, _NONE, matrix=True)):
        assert told in text
    assert "? undated" in text
    assert re.search("^Ann – Bob +2 +2$", _draw("dyads", None, _NONE), re.M)


def test_the_history_of_two_begins_and_ends_with_what_has_a_date() -> None:
    query = "with:Ann with:Bob"
    text = " ".join(_draw("dyads", query).split())
    assert "Contacts 5, 2 undated" in text
    assert "First contact 10 May 2013: In May" in text
    assert "Last contact 20 Jul 2013: In July" in text
    assert "Usual interval 31 days (the median of 2)" in text
    turned = _draw("dyads", query, reverse=True)
    rows = turned[turned.index("─") :]
    assert _order(rows) == [*reversed(_TITLES[:3]), *_TITLES[3:]]
    nothing = _draw("dyads", query, _NONE)
    assert "First contact" not in nothing
    assert "Undated two" in nothing


def test_their_glyph_is_in_the_legend() -> None:
    assert "◇ undated" in _draw("timeline")
    assert "- undated" in _draw("timeline", glyphs=ASCII)
    assert "undated" not in _draw("timeline", None, _DATED)


def test_an_undated_account_does_not_differ() -> None:
    same = load_text("""
    - date: 2013-05-10
      title: T
      accounts: [{source: s, date: n.d.}]
    """)
    assert "accounts differ" not in _draw("timeline", None, same)
    other = load_text("""
    - date: n.d.
      title: T
      accounts: [{source: s, date: 2013-05-10}]
    """)
    # Who does not know a date contradicts nobody.
    assert "accounts differ" not in _draw("timeline", None, other)


def test_details_say_what_was_typed_and_no_bounds() -> None:
    text = _draw("timeline", full=True)
    assert "date        unknown\n" in text
    assert "date        n.d. = unknown\n" in text
