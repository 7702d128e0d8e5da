"""Rows of actors, places and sources, and which of them are there."""

from tests.helpers.databases import query
from timeline import load_text, select

CHRONOLOGY = load_text("""\
actors:
  ann:
    name: Ann Lee
    born: 1950
    aliases: [Lee, Lee, Annie]
    roles: [{office: Envoy, of: Bureau, when: 2013/.., how: well}]
    motto: x
  bureau: {name: Bureau, of: France, type: organisation}
  club: {name: Club, members: [{actor: ann, when: 2013}, Zed], founded: 2000}
  idle: {name: Idle}
sources:
  ap: {title: AP, author: Staff, date: 2013, accessed: 2014-01-01}
  unused: {title: Unused}
places:
  far: {name: Far}
events:
- {id: a, date: 2013, title: A, actors: [ann], sources: [ap, 'https://e.org/x', Diary]}
- id: b
  date: 2014
  title: B
  actors: [club, Russia]
  accounts: [{source: Radio, date: 2014}]
""")


def test_actors_are_those_that_events_lead_to() -> None:
    rows = query(select(CHRONOLOGY, "id:a"), "SELECT id, type, origin, body FROM actor")
    assert sorted(rows) == [
        ("@FR", "state", "built-in", None),
        ("ann", "person", "registry", None),
        ("bureau", "organisation", "registry", "@FR"),
    ]
    rows = query(select(CHRONOLOGY, "id:b"), "SELECT id, type, origin FROM actor")
    assert sorted(rows) == [
        ("@FR", "state", "built-in"),
        ("@RU", "state", "built-in"),
        ("ann", "person", "registry"),
        ("bureau", "organisation", "registry"),
        ("club", "group", "registry"),
        ("zed", "", "event"),
    ]
    whole = query(select(CHRONOLOGY), "SELECT id FROM actor WHERE origin = 'registry'")
    assert {row[0] for row in whole} == set(CHRONOLOGY.actors)


def test_what_the_registry_says_of_an_actor_is_there() -> None:
    selection = select(CHRONOLOGY)
    (row,) = query(
        selection, "SELECT name, born, died, own FROM actor WHERE id = 'ann'"
    )
    assert row == ("Ann Lee", "1950", None, '{"motto": "x"}')
    rows = query(selection, "SELECT * FROM actor_alias")
    assert rows == [("ann", "Lee"), ("ann", "Annie")]
    rows = query(selection, "SELECT * FROM office")
    held = ("2013/..", '{"how": "well"}')
    assert rows == [("ann", 1, "Envoy", "Envoy of Bureau", "bureau", *held)]
    rows = query(selection, "SELECT * FROM member")
    assert rows == [("club", 1, "ann", "2013", "{}"), ("club", 2, "zed", None, "{}")]


def test_sources_are_those_that_events_and_accounts_cite() -> None:
    selection = select(CHRONOLOGY, "id:a or id:b")
    rows = query(selection, "SELECT id, title, origin, author, url FROM source")
    assert rows == [
        ("ap", "AP", "registry", "Staff", ""),
        ("https://e.org/x", "https://e.org/x", "event", "", "https://e.org/x"),
        ("Diary", "Diary", "event", "", ""),
        ("Radio", "Radio", "event", "", ""),
    ]
    whole = query(select(CHRONOLOGY), "SELECT id FROM source WHERE origin = 'registry'")
    assert whole == [("ap",), ("unused",)]


def test_places_without_events_are_there_with_the_whole() -> None:
    assert query(select(CHRONOLOGY), "SELECT id FROM place") == [("far",)]
    assert query(select(CHRONOLOGY, "id:a"), "SELECT id FROM place") == []
