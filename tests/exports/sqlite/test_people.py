"""Rows of whom names mean: the same as JSON has, with offices and states."""

from typing import Any

import pytest

from tests.helpers.databases import query
from tests.helpers.files import load_arms_control, load_sample
from timeline import load_text, select
from timeline.names import names_of
from timeline.names.parties import make_parties

_OFFICES = """
actors:
  ann: {name: Ann Lee, roles: [{office: Envoy, of: Russia, when: 2013-01/2013-05-10}]}
  bob: {name: Bob Ray, roles: [{office: Envoy, of: Russia, when: 2013-05-10/2014}]}
  cat: {name: Cat Roe, of: France}
events:
- {id: a, date: 2013-02-01, title: A, actors: [Envoy, Moscow], to: [Lee]}
- {id: b, date: 2013-05, title: B, actors: [ray, Envoy], about: [ann, Nobody]}
- {id: c, date: 2015, title: C, actors: [Envoy, Cat Roe]}
- {id: d, date: 2015, title: D, actors: [J. Smith], to: [John Smith, John Smith]}
"""
SELECTION = select(load_text(_OFFICES))


def test_each_name_has_a_row_for_each_whom_it_may_mean() -> None:
    rows = query(
        SELECTION,
        "SELECT event, role, position, typed, actor, fit, office FROM event_actor"
        " ORDER BY event, role, position, actor",
    )
    envoy = "Russian Envoy"
    assert rows == [
        ("a", "actors", 1, "Envoy", "ann", "certain", envoy),
        ("a", "actors", 2, "Moscow", "@RU", "certain", ""),
        ("a", "to", 1, "Lee", "ann", "certain", envoy),
        ("b", "about", 1, "ann", "ann", "certain", ""),
        ("b", "about", 2, "Nobody", "nobody", "certain", ""),
        ("b", "actors", 1, "ray", "bob", "certain", ""),
        ("b", "actors", 2, "Envoy", "ann", "possible", ""),
        ("b", "actors", 2, "Envoy", "bob", "possible", ""),
        ("c", "actors", 1, "Envoy", "envoy", "certain", ""),
        ("c", "actors", 2, "Cat Roe", "cat", "certain", ""),
        ("d", "actors", 1, "J. Smith", "j. smith", "certain", ""),
        ("d", "actors", 1, "J. Smith", "john smith", "possible", ""),
        ("d", "to", 1, "John Smith", "j. smith", "possible", ""),
        ("d", "to", 1, "John Smith", "john smith", "certain", ""),
        ("d", "to", 2, "John Smith", "j. smith", "possible", ""),
        ("d", "to", 2, "John Smith", "john smith", "certain", ""),
    ]


@pytest.mark.parametrize("load", [load_sample, load_arms_control])
def test_people_and_their_states_are_those_of_json(load: Any) -> None:
    chronology = load()
    rows = query(
        select(chronology),
        "SELECT p.event, p.role, p.typed, a.name, p.fit FROM event_actor p"
        " JOIN actor a ON a.id = p.actor",
    )
    states: dict[tuple[str, str], set[str]] = {}
    for event, actor, state in query(
        select(chronology),
        "SELECT f.event, a.name, s.name FROM acts_for f"
        " JOIN actor a ON a.id = f.actor JOIN actor s ON s.id = f.state",
    ):
        states.setdefault((event, actor), set()).add(state)
    names = names_of(chronology)
    wanted = [
        (event.id, one["key"], one["typed"], one["name"], one["fit"])
        for event in chronology.events
        for one in make_parties(event, names)
    ]
    assert sorted(rows) == sorted(set(wanted))
    told: dict[tuple[str, str], set[str]] = {}
    for event in chronology.events:
        for one in make_parties(event, names):
            if one["acts_for"]:
                place = event.id, one["name"]
                told[place] = told.get(place, set()) | set(one["acts_for"])
    assert states == told


def test_states_are_certain_where_the_office_is() -> None:
    rows = query(SELECTION, "SELECT * FROM acts_for ORDER BY event, actor, state")
    assert rows == [
        ("a", "@RU", "@RU", "certain"),
        ("a", "ann", "@RU", "certain"),
        ("b", "ann", "@RU", "possible"),
        ("b", "bob", "@RU", "possible"),
        ("c", "cat", "@FR", "certain"),
        ("c", "envoy", "@RU", "certain"),
    ]


def test_all_names_of_an_event_can_be_searched() -> None:
    rows = query(SELECTION, "SELECT people FROM event WHERE id = 'b'")
    assert rows == [("Bob Ray; ray; Ann Lee; Envoy; ann; Nobody",)]
