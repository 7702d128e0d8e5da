"""Actors and sources as JSON: fixed keys in a fixed order, plain values."""

import json

import pytest

from tests.helpers.files import DATA, ROOT
from timeline import Chronology, load, load_text, make_query, select
from timeline.analysis.tally import tally_actors, tally_sources
from timeline.exports.tallies import make_actor_records, make_source_records

_ACTOR_KEYS = [
    *("id", "name", "type", "offices", "events", "certain", "possible", "query"),
    *("flags", "first", "last"),
]
_SOURCE_KEYS = [
    *("id", "title", "author", "publisher", "date", "url", "reliability"),
    *("events", "alone", "certain", "possible", "query", "query_alone", "flags"),
]
_TEXT = """
sources: {a: {title: "Alpha \\x1b", reliability: A}}
actors:
  x:
    name: "X\\x1b[31m"
    roles:
    - {office: Chief, of: RU, when: 2013-02/..}
    - {office: Nobody, of: Atlantis}
  idle: {name: Idle, type: group}
events:
- {id: e1, date: about May 2013, title: T, actors: [x], sources: [a]}
- id: e2
  date: 2014
  title: T
  actors: [x, "北京"]
  sources:
  - a
  - title: Beta
    author: B. Author
    publisher: House
    date: 2014-02
    url: https://example.org/b
  - other
"""


@pytest.mark.parametrize("name", ["events.yaml", "arms-control.yaml", "nasty.yaml"])
def test_every_record_has_the_same_keys_and_is_json(name: str) -> None:
    path = ROOT / name if name == "events.yaml" else DATA / name
    chronology = load(path)
    for query in (make_query(), make_query(month="May")):
        selection = select(chronology, query)
        actors = make_actor_records(tally_actors(selection), chronology)
        sources = make_source_records(tally_sources(selection))
        assert actors
        assert sources
        assert {tuple(record) for record in actors} == {tuple(_ACTOR_KEYS)}
        assert {tuple(record) for record in sources} == {tuple(_SOURCE_KEYS)}
        offices = [office for record in actors for office in record["offices"]]
        assert {tuple(office) for office in offices} <= {("office", "of", "when")}
        assert json.loads(json.dumps([actors, sources])) == [actors, sources]
        for record in actors:
            assert record["events"] == record["certain"] + record["possible"]
            assert (record["first"] is None) is (record["events"] == 0)
        for record in sources:
            assert set(record["alone"]) <= set(record["events"])


def _read() -> Chronology:
    return load_text(_TEXT)


def test_an_actor_as_a_record() -> None:
    chronology = _read()
    tallies = tally_actors(select(chronology, make_query(month="2013-05")))
    first, second = make_actor_records(tallies, chronology)
    assert {key: first[key] for key in _ACTOR_KEYS[:7]} == {
        "id": "x",
        "name": "X\x1b[31m",
        "type": "person",
        "offices": [
            {"office": "Chief", "of": "Russia", "when": "2013-02/.."},
            {"office": "Nobody", "of": "", "when": ""},
        ],
        "events": 1,
        "certain": 0,
        "possible": 1,
    }
    assert first["first"] == first["last"]
    assert first["first"]["edtf"] == "2013-05~"
    assert (second["id"], second["name"], second["type"]) == ("", "Russia", "state")


def test_who_has_no_entry_has_no_id_and_who_is_idle_no_dates() -> None:
    chronology = _read()
    records = make_actor_records(tally_actors(select(chronology)), chronology)
    by_name = {record["name"]: record for record in records}
    assert by_name["北京"]["id"] == ""
    assert by_name["北京"]["type"] == ""
    idle = by_name["Idle"]
    assert (idle["id"], idle["events"], idle["first"], idle["last"]) == (
        *("idle", 0),
        *(None, None),
    )


def test_sources_as_records() -> None:
    records = make_source_records(tally_sources(select(_read())))
    described = records[1]
    assert described.pop("date")["edtf"] == "2014-02"
    assert described == {
        "id": "Beta",
        "title": "Beta",
        "author": "B. Author",
        "publisher": "House",
        "url": "https://example.org/b",
        "reliability": "",
        "events": ["e2"],
        "alone": [],
        "certain": 1,
        "possible": 0,
        "query": "source=Beta",
        "query_alone": "source=Beta sources:1",
        "flags": [],
    }
    unknown = {"author": "", "publisher": "", "date": None, "url": ""}
    assert [records[0], records[2]] == [
        {
            "id": "a",
            "title": "Alpha \x1b",
            **unknown,
            "reliability": "A",
            "events": ["e1", "e2"],
            "alone": ["e1"],
            "certain": 2,
            "possible": 0,
            "query": "source=a",
            "query_alone": "source=a sources:1",
            "flags": [],
        },
        {
            "id": "other",
            "title": "other",
            **unknown,
            "reliability": "",
            "events": ["e2"],
            "alone": [],
            "certain": 1,
            "possible": 0,
            "query": "source=other",
            "query_alone": "source=other sources:1",
            "flags": [],
        },
    ]
