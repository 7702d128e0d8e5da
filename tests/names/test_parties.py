"""Whom names in events mean, as records."""

from typing import Any

import pytest

from timeline import load_text
from timeline.names import names_of
from timeline.names.parties import make_parties

_REGISTRY = """
actors:
  clinton:
    name: Hillary Clinton
    roles:
    - {office: Secretary of State, of: United States, when: 2009-01-21/2013-02-01}
  kerry:
    name: John Kerry
    aliases: [Secretary Kerry]
    roles:
    - {office: Secretary of State, of: United States, when: 2013-02-01/2017-01-20}
  lavrov:
    name: Sergei Lavrov
    roles: [{office: Foreign Minister, of: Russia, when: 2004-03-09/..}]
  fsb: {name: FSB, type: organisation, of: Russia}
  envoy:
    name: An Envoy
    roles: [{office: Envoy, of: fsb, when: 2012/2013}]
  turncoat:
    name: A Turncoat
    roles:
    - {office: Adviser, of: Russia, when: 2010/2012}
    - {office: Counsel, of: Ukraine, when: 2011/2014}
"""


def make(event: str) -> list[dict[str, Any]]:
    """Return the records of the one event of a chronology."""
    chronology = load_text(f"{_REGISTRY}\nevents:\n- {{title: T, {event}}}\n")
    (found,) = chronology.events
    return make_parties(found, names_of(chronology))


def test_a_record_has_these_keys_in_this_order() -> None:
    (record,) = make("date: 2015, actors: Secretary Kerry")
    assert list(record.items()) == [
        ("key", "actors"),
        ("typed", "Secretary Kerry"),
        ("id", "kerry"),
        ("name", "John Kerry"),
        ("fit", "certain"),
        ("acts_for", ["United States"]),
    ]


def test_names_stand_in_the_order_of_the_event() -> None:
    records = make("date: 2015, about: [Syria], to: [x, y], actors: [lavrov, Russia]")
    assert [(record["key"], record["typed"]) for record in records] == [
        ("actors", "lavrov"),
        ("actors", "Russia"),
        ("to", "x"),
        ("to", "y"),
        ("about", "Syria"),
    ]


def test_an_event_without_names_has_no_parties() -> None:
    assert make("date: 2015") == []


@pytest.mark.parametrize(
    ("typed", "date", "wanted"),
    [
        # Who is meant, and for whom that acts.
        ("Russia", 2015, [("@RU", "Russia", "certain", ["Russia"])]),
        ("Moscow", 2015, [("@RU", "Russia", "certain", ["Russia"])]),
        ("fsb", 2015, [("fsb", "FSB", "certain", ["Russia"])]),
        ("NATO", 2015, [("@NATO", "NATO", "certain", [])]),
        ("Lavrov", 2015, [("lavrov", "Sergei Lavrov", "certain", ["Russia"])]),
        ("Lavrov", 2003, [("lavrov", "Sergei Lavrov", "certain", [])]),
        ("A Nobody", 2015, [("", "A Nobody", "certain", [])]),
        # By way of an organisation, and for two states.
        ("envoy", "2012-06", [("envoy", "An Envoy", "certain", ["Russia"])]),
        (
            "turncoat",
            "2012-02-01",
            [("turncoat", "A Turncoat", "certain", ["Russia", "Ukraine"])],
        ),
        # An office: who held it then.
        (
            "US Secretary of State",
            "2012-06-01",
            [("clinton", "Hillary Clinton", "certain", ["United States"])],
        ),
        (
            "US Secretary of State",
            "2013-01/2013-03",
            [
                ("clinton", "Hillary Clinton", "possible", ["United States"]),
                ("kerry", "John Kerry", "possible", ["United States"]),
            ],
        ),
        # An office that nobody is known to have held: what it is of is known.
        (
            "Russian Foreign Minister",
            2001,
            [("", "Russian Foreign Minister", "certain", ["Russia"])],
        ),
    ],
)
def test_a_name_is_whom_it_means_on_the_date(
    typed: str, date: object, wanted: list[tuple[str, str, str, list[str]]]
) -> None:

    found = make(f"date: {date}, actors: [{typed}]")
    assert [
        (record["id"], record["name"], record["fit"], record["acts_for"])
        for record in found
    ] == wanted
    assert {record["typed"] for record in found} == {typed}


def test_a_name_that_nothing_knows_has_one_name_however_it_is_spelled() -> None:
    first, second = make("date: 2015, actors: [A Nobody], to: [a nobody]")
    assert (first["typed"], second["typed"]) == ("A Nobody", "a nobody")
    assert first["name"] == second["name"] == "A Nobody"
    assert first["id"] == second["id"] == ""
