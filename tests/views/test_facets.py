"""Every facet, the authors' own included, arranges every drawing that asks for one."""

import re

import pytest

from tests.helpers.drawing import Look, draw_text
from tests.helpers.files import read_page
from tests.helpers.registries import FSB, KERRY, KERRY_AS_SECRETARY
from timeline import load_text, make_query, select
from timeline.layout.framing import EVERYTHING
from timeline.model import Event
from timeline.names import names_of
from timeline.names.facets import FACETS
from timeline.rendering import UNICODE
from timeline.settings import list_settings
from timeline.views.naming import Naming
from timeline.views.options import (
    DensityOptions,
    LanesOptions,
    TimelineOptions,
)

MANUAL = read_page("views")
CHRONOLOGY = load_text(
    "actors:\n"
    + KERRY_AS_SECRETARY
    + """\
sources:
  wire: {title: The Wire, reliability: B}
fields: {importance: number, deadline: date, owner: text}
events:
- id: one
  date: 2013-05-07
  title: First
  kind: visit
  actors: [Kerry, Russia]
  place: Moscow, Russia
  tags: [syria, arms]
  sources: [{source: wire, credibility: 2}]
  confidence: high
  see: [two]
  importance: 10
  deadline: 2014
  owner: [ann, bob]
- id: two
  date: 2013-06-10
  title: Second
  status: claimed
  importance: 9
  deadline: 10 June 2013
  owner: Bob
- id: three
  date: 2013-06-11
  title: Third
  status: denied
  importance: [-1.5, many]
  deadline: soon
- {id: four, date: until 2012, title: Fourth}
"""
)
OWN = ("importance", "deadline", "owner")
EVERY = (*FACETS, *OWN)


def _draw(view: str, options: Look, *, direct: bool = False) -> list[str]:
    selection = select(CHRONOLOGY, make_query(direct=direct))
    return draw_text(view, selection, options).split("\n")


def _headings(group_by: str) -> list[str]:
    lines = _draw("timeline", Look(width=80, group_by=group_by))
    shown = set(names_of(CHRONOLOGY).facets[group_by].list_used())
    facet = names_of(CHRONOLOGY).facets[group_by]
    known = {facet.show(value) for value in shown} | {facet.none}
    return [line.strip() for line in lines if line.strip() in known]


def test_the_built_in_choices_are_the_table() -> None:
    assert list_settings(TimelineOptions)["group_by"].words == (*FACETS, "none")
    for record, name in ((LanesOptions, "lanes"), (DensityOptions, "stack")):
        assert list_settings(record)[name].words == tuple(FACETS)


@pytest.mark.parametrize("name", FACETS)
def test_the_manual_has_a_line_for_every_facet(name: str) -> None:
    section = MANUAL.partition("## What to arrange by")[2].partition("\n## ")[0]
    cells = [row.split("|")[1] for row in section.split("\n") if row.startswith("| `")]
    listed = [word for cell in cells for word in re.findall(r"`([\w-]+)`", cell)]
    assert listed.count(name) == 1


@pytest.mark.parametrize("name", EVERY)
def test_events_are_grouped_by_every_facet(name: str) -> None:
    facet = names_of(CHRONOLOGY).facets[name]
    without = [event for event in CHRONOLOGY.events if not facet.values_of(event)]
    expected = {facet.show(value) for value in facet.list_used()}
    expected |= {facet.none} if without else set()
    assert set(_headings(name)) == expected
    assert len(_headings(name)) == len(expected)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("order", ["first", "count", "name"])
def test_every_facet_gives_lanes(name: str, order: str) -> None:
    options = Look(width=120, lanes=name, order=order, zoom=EVERYTHING)
    text = "\n".join(_draw("lanes", options))
    naming = Naming(CHRONOLOGY, UNICODE)
    facet = naming.pick_facet(name, direct=False)
    for event in CHRONOLOGY.events:
        for shown in facet.list_shown(event) or (naming.facets[name].none,):
            assert re.search(rf"^{re.escape(shown)} ", text, re.MULTILINE)


@pytest.mark.parametrize("name", EVERY)
def test_every_facet_has_rows_below_columns(name: str) -> None:
    look = Look(width=120, stack=name, zoom=EVERYTHING)
    lines = _draw("density", look)
    facet = Naming(CHRONOLOGY, UNICODE).pick_facet(name, direct=False)
    # The beginning of the first in order is unknown.
    shown = {facet.list_shown(event) or ("(no ",) for event in CHRONOLOGY.events[1:]}
    values = {value for values in shown for value in values}
    rows = [line for line in lines[lines.index("", 3) :] if line.startswith(" ")]
    wanted = values if len(values) > 1 else set()
    assert {one for one in values if any(one in row for row in rows)} == wanted


@pytest.mark.parametrize("name", EVERY)
def test_every_facet_makes_pairs(name: str) -> None:
    text = "\n".join(_draw("dyads", Look(width=80, lanes=name)))
    values = names_of(CHRONOLOGY).facets[name].values_of
    several = any(len(values(event)) > 1 for event in CHRONOLOGY.events[:3])
    assert ("two" in text) or several
    assert ("No " in text) == (not several)


def test_own_keys_are_grouped_in_their_order() -> None:
    assert _headings("importance") == ["-1.5", "9", "10", "many", "(no importance)"]
    assert _headings("deadline") == ["10 Jun 2013", "2014", "soon", "(no deadline)"]
    assert _headings("owner") == ["ann", "bob", "(no owner)"]


def test_lanes_by_name_keep_the_order_that_values_have() -> None:
    for lanes, expected in (
        ("importance", ["-1.5", "9", "10", "many", "(no importance)"]),
        ("status", ["reported", "claimed", "denied"]),
        ("deadline", ["10 Jun 2013", "2014", "soon", "(no deadline)"]),
    ):
        look = Look(width=120, lanes=lanes, order="name", zoom=EVERYTHING)
        names = [
            re.split(r"  |[┊├●◄]", line)[0].strip() for line in _draw("lanes", look)
        ]
        assert [name for name in names if name in expected] == expected


def test_rows_stand_in_the_order_that_values_have() -> None:
    lines = _draw("density", Look(width=120, stack="status", zoom=EVERYTHING))
    rows = [line.split()[0] for line in lines if re.match(r" [a-z]+ +1 ", line)]
    assert rows == ["reported", "claimed", "denied"]


def test_states_collect_in_drawings_and_not_under_headings() -> None:
    text = "\n".join(_draw("lanes", Look(width=120)))
    assert "United States" in text
    assert "\nJohn Kerry" not in text
    text = "\n".join(_draw("lanes", Look(width=120), direct=True))
    assert "\nJohn Kerry" in text
    assert _headings("actor") == ["John Kerry", "Russia", "(no actor)"]
    assert _headings("state") == ["Russia", "United States", "(no state)"]


_ACTORS = "actors:\n" + KERRY + FSB


def _read(event: str) -> tuple[Naming, Event]:
    chronology = load_text(f"{_ACTORS}events:\n- {{title: T, {event}}}\n")
    return Naming(chronology, UNICODE), chronology.events[0]


def test_everybody_is_named_once_however_typed() -> None:
    naming, event = _read("date: 2014, actors: [Kerry, US, Ann], to: [kerry, USA]")
    facet = naming.pick_facet("actor", direct=True)
    assert facet.list_shown(event) == ("John Kerry", "United States", "Ann")


def test_states_stand_in_the_place_of_those_who_act_for_them() -> None:
    naming, event = _read("date: 2014, actors: [Kerry, FSB, Ann], to: [United States]")
    facet = naming.pick_facet("actor", direct=False)
    assert facet.list_shown(event) == ("United States", "Russia", "Ann")


def test_who_acts_for_no_state_then_stands_for_himself() -> None:
    naming, event = _read("date: 2018, actors: [Kerry, EU]")
    assert naming.facets["state"].list_shown(event) == ("John Kerry", "European Union")


def test_the_office_taken_up_last_is_the_one_shown() -> None:
    naming, event = _read("date: 2013-02-01, actors: [Kerry]")
    assert naming.office("Kerry", event) == "US Secretary of State"
    naming, event = _read("date: 2013, actors: [Kerry]")
    assert naming.office("Kerry", event) == ""
