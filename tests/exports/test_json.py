"""JSON, held to the schema in docs/json.md, and the schema to being strict."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.helpers.exporting import export_bytes
from tests.helpers.files import ROOT, list_blocks, load_sample, read_page, read_schema
from timeline import Chronology, load, load_text, make_query, select
from timeline.dates import Precision, Shape
from timeline.exports import ExportOptions
from timeline.names import NAMED
from timeline.query import Question
from timeline.vocabulary import ACTOR_TYPES, CONFIDENCES, RELIABILITIES, STATUSES

MANUAL = read_page("json")
SCHEMA = read_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

EVERYTHING = """
title: Everything at once
motto: {of: [ours, "1"]}
fields: [importance]
actors:
  kerry:
    name: John Kerry
    aliases: [Secretary Kerry]
    roles:
    - {office: Secretary of State, of: United States, when: 2013-02-01/2017-01-20,
       nominated: 2012-12-21}
    - Senator
    shoe size: 46
    born: 1943-12-11
    died: 2099
  fsb:
    name: FSB
    type: organisation
    of: Russia
    members: [kerry, {actor: Someone, when: 2001/2002, rank: 3}]
    founded: 1995-04-12
    dissolved: 2099
    note: not for readers
  plain: Somebody
sources:
  s:
    title: A title
    author: An author
    publisher: A house
    date: 2013-06
    url: https://a.example
    archived: https://b.example
    accessed: 2014-01-02
    reliability: B
    shelf: 7
places:
  sochi: {name: Sochi, country: Russia, at: [43.60, 39.72], aliases: Сочи, zone: X}
  null-island: {name: Null Island, at: [0, 0]}
events:
- id: full
  date: about early May 2013
  reported: 2013-06-01
  title: An event that has it all
  summary: A summary
  kind: visit
  actors: [kerry, fsb]
  to: Vladimir Putin
  about: [Syria]
  place: sochi
  tags: [a, b]
  sources:
  - source: s
    title: A chapter
    author: Its author
    publisher: Its house
    date: 2013-06-02
    page: 4
    url: https://c.example
    archived: https://d.example
    accessed: 2014
    quote: A quote
    attributed_to: X
    credibility: 2
    folio: r
  accounts:
  - source: s
    date: 9 May 2013
    title: The day before
    note: for the authors alone
    leaf: 2
  status: claimed
  confidence: low
  see: [ancient]
  importance: high
  deep: {list: [one, {two: [three, []]}]}
  note: for the authors alone
- {id: ancient, date: -0431/-0404, title: A war}
- {id: before, date: before 2013, title: Before}
- {id: after, date: after ancient, title: After}
- {id: by, date: by May 2013, title: By}
- {id: always, date: ../2013, title: Always}
- {id: forever, date: 2013/.., title: For ever}
- {id: since, date: 2013/, title: Since}
- {id: doubt, date: 2013-05?, title: In doubt}
- {id: clock, date: "2013-05-10T14:30:00+04:00", title: At half past two}
- {id: decade, date: 201X, title: Decade}
- {id: century, date: 20XX, title: Century}
- {id: season, date: spring 2013, title: Season}
- {id: quarter, date: Q2 2013, title: Quarter}
- {id: half, date: H1 2013, title: Half}
- {id: set, date: "[2013-05-01,2013-05-03]", title: One of two}
- {id: far, date: "[..0000-02-29]", title: A leap year}
- id: lost
  date: n.d.
  reported: unknown
  title: Nobody knows when
  accounts: [{source: s, date: no date}]
"""


def export(
    chronology: Chronology, question: Question | None = None, *, notes: bool = False
) -> Any:
    options = ExportOptions(notes=notes)
    return json.loads(export_bytes("json", select(chronology, question), options))


@pytest.fixture(name="everything", scope="module")
def _everything() -> Any:
    return export(load_text(EVERYTHING))


def events_by_id(document: Any) -> dict[str, Any]:
    return {event["id"]: event for event in document["events"]}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "path", ["events.yaml", "timeline/data/starter.yaml", "tests/data/nasty.yaml"]
)
def test_exported_files_are_as_the_schema_says(path: str) -> None:
    document = export(load(ROOT / path))
    VALIDATOR.validate(document)
    assert document["events"]


def test_everything_that_can_be_typed_is_as_the_schema_says(everything: Any) -> None:
    VALIDATOR.validate(everything)


def test_the_file_of_everything_has_no_errors_and_fills_every_key(
    everything: Any,
) -> None:
    assert not [
        found
        for found in load_text(EVERYTHING).diagnostics
        if found.severity == "error"
    ]
    filled = {
        "actor": everything["actors"],
        "source": everything["sources"],
        "place": everything["places"],
        "role": everything["actors"][0]["roles"],
        "member": everything["actors"][1]["members"],
        "citation": events_by_id(everything)["full"]["sources"],
        "account": events_by_id(everything)["full"]["accounts"],
        "party": events_by_id(everything)["full"]["parties"],
    }
    for name, records in filled.items():
        keys = set().union(*records)
        assert keys == set(SCHEMA["$defs"][name]["properties"]) - {"note"}
    precisions = {event["date"]["precision"] for event in everything["events"]}
    assert precisions == set(Precision)


def test_notes_that_are_wanted_are_as_the_schema_says() -> None:
    VALIDATOR.validate(export(load_text(EVERYTHING), notes=True))


def test_the_words_of_the_schema_are_those_of_the_program() -> None:
    definitions = SCHEMA["$defs"]
    event, date = definitions["event"]["properties"], definitions["date"]["properties"]
    assert event["status"]["enum"] == list(STATUSES)
    assert event["confidence"]["enum"] == ["", *CONFIDENCES]
    assert date["precision"]["enum"] == list(Precision)
    assert date["shape"]["enum"] == list(Shape)
    assert definitions["actor"]["properties"]["type"]["enum"] == list(ACTOR_TYPES)
    reliability = definitions["source"]["properties"]["reliability"]
    assert reliability["enum"] == list(RELIABILITIES)
    assert definitions["party"]["properties"]["key"]["enum"] == list(NAMED)


Change = Callable[[Any], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(extra=1),
        lambda document: document.update(format="timeline-1"),
        lambda document: document.pop("places"),
        lambda document: document["actors"][0].update(where="x"),
        lambda document: document["actors"][0].update(note=""),
        lambda document: document["actors"][0].update(name=""),
        lambda document: document["actors"][0]["roles"][0].pop("of"),
        lambda document: document["sources"][0].update(reliability="G"),
        lambda document: document["places"][0].update(at=[91, 0]),
        lambda document: document["places"][0].update(at=[1, 2, 3]),
        lambda document: document["events"][0].update(note=""),
        lambda document: document["events"][0].pop("see"),
        lambda document: document["events"][0].update(title=None),
        lambda document: document["events"][0].update(actors="one"),
        lambda document: document["events"][0].update(status="rumoured"),
        lambda document: document["events"][0].update(match="no"),
        lambda document: document["events"][0].pop("parties"),
        lambda document: events_by_id(document)["full"]["parties"][0].pop("id"),
        lambda document: events_by_id(document)["full"]["parties"][0].update(fit="no"),
        lambda document: events_by_id(document)["full"]["parties"][0].update(key="x"),
        lambda document: events_by_id(document)["full"]["parties"][0].update(name=""),
        lambda document: document["events"][0].update(own={"n": 1}),
        lambda document: document["events"][0].update(sources=[{"page": "1"}]),
        lambda document: document["events"][0]["date"].update(begins=["2013-05-10"]),
        lambda document: document["events"][0]["date"].update(begins=["2013", None]),
        lambda document: document["events"][0]["date"].update(days=[1, 2, 3]),
        lambda document: document["events"][0]["date"].update(days=[1, 2, 3, 4.5]),
        lambda document: document["events"][0]["date"].update(precision="week"),
        lambda document: document["events"][0]["date"].pop("typed"),
        lambda document: document["events"][0]["date"].update(begins=None),
        lambda document: document["events"][0]["date"].update(days=None),
        lambda document: document["events"][0]["date"].update(shape="undated"),
        lambda document: document["events"][0]["date"].update(precision="none"),
        lambda document: events_by_id(document)["lost"]["date"].update(
            begins=[None, None]
        ),
        lambda document: events_by_id(document)["lost"]["date"].update(
            precision="unbounded"
        ),
    ],
)
def test_a_changed_record_is_not_as_the_schema_says(
    everything: Any, change: Change
) -> None:
    changed = copy.deepcopy(everything)
    change(changed)
    assert not VALIDATOR.is_valid(changed)


@pytest.mark.parametrize(
    ("event", "edtf", "begins", "ends"),
    [
        (
            "ancient",
            "-0431/-0404",
            ["-0431-01-01", "-0431-12-31"],
            ["-0404-01-01", "-0404-12-31"],
        ),
        ("before", "[..2012-12-31]", [None, "2012-12-31"], [None, "2012-12-31"]),
        ("after", "[-0431-01-01..]", ["-0431-01-01", None], ["-0431-01-01", None]),
        ("by", "[..2013-05]", [None, "2013-05-31"], [None, "2013-05-31"]),
        ("always", "../2013", [None, None], ["2013-01-01", "2013-12-31"]),
        ("forever", "2013/..", ["2013-01-01", "2013-12-31"], [None, None]),
        ("since", "2013/", ["2013-01-01", "2013-12-31"], ["2013-01-01", None]),
        ("far", "[..0000-02-29]", [None, "0000-02-29"], [None, "0000-02-29"]),
    ],
)
def test_dates_have_their_bounds_and_null_for_none(
    everything: Any, event: str, edtf: str, begins: list[str], ends: list[str]
) -> None:
    date = events_by_id(everything)[event]["date"]
    assert (date["edtf"], date["begins"], date["ends"]) == (edtf, begins, ends)
    days = [day is None for day in date["days"]]
    assert days == [day is None for day in (*begins, *ends)]


def test_the_example_of_the_manual_is_real() -> None:
    examples = list_blocks(MANUAL, "json")
    chronology = load_text(
        "events: [{date: early May 2013, title: T}, {date: n.d., title: T}]"
    )
    assert [json.loads(example) for example in examples] == [
        event["date"] for event in export(chronology)["events"]
    ]


def test_an_event_is_carried_whole_but_for_its_note(everything: Any) -> None:
    event = copy.deepcopy(events_by_id(everything)["full"])
    assert [party["typed"] for party in event.pop("parties")] == [
        "kerry",
        "fsb",
        "Vladimir Putin",
        "Syria",
    ]
    date = event.pop("date")
    assert (date["typed"], date["approximate"]) == ("about early May 2013", True)
    assert event.pop("reported")["edtf"] == "2013-06-01"
    account_date = event["accounts"][0]["date"]
    assert account_date["edtf"] == "2013-05-09"
    citation_date = event["sources"][0]["date"]
    assert citation_date["edtf"] == "2013-06-02"
    assert event == {
        "id": "full",
        "title": "An event that has it all",
        "summary": "A summary",
        "kind": "visit",
        "actors": ["kerry", "fsb"],
        "to": ["Vladimir Putin"],
        "about": ["Syria"],
        "place": "sochi",
        "tags": ["a", "b"],
        "sources": [
            {
                "source": "s",
                "title": "A chapter",
                "author": "Its author",
                "publisher": "Its house",
                "date": citation_date,
                "page": "4",
                "url": "https://c.example",
                "archived": "https://d.example",
                "accessed": "2014",
                "quote": "A quote",
                "attributed_to": "X",
                "credibility": "2",
                "own": {"folio": "r"},
            }
        ],
        "accounts": [
            {
                "source": "s",
                "date": account_date,
                "title": "The day before",
                "own": {"leaf": "2"},
            }
        ],
        "status": "claimed",
        "confidence": "low",
        "see": ["ancient"],
        "own": {
            "importance": "high",
            "deep": {"list": ["one", {"two": ["three", []]}]},
        },
        "match": "certain",
        "why": "",
    }


def test_an_event_is_its_own_record_with_what_chronology_and_question_add() -> None:
    chronology = load_text(EVERYTHING)
    for event, exported in zip(
        chronology.events, export(chronology, notes=True)["events"], strict=True
    ):
        record = event.to_dict()
        assert record == {key: exported[key] for key in record}
        assert [key for key in exported if key not in record] == [
            "parties",
            "match",
            "why",
        ]


def test_the_party_of_the_manual_is_real() -> None:
    examples = list_blocks(MANUAL, "json party")
    parties = [
        party
        for event in export(load_sample())["events"]
        for party in event["parties"]
        if party["typed"] == "Sergei Lavrov"
    ]
    assert [json.loads(example) for example in examples] == parties


def test_registries_and_own_keys_of_the_file_are_carried(everything: Any) -> None:
    assert everything["own"] == {"motto": {"of": ["ours", "1"]}}
    fsb, plain = copy.deepcopy(everything["actors"][1:])
    assert fsb.pop("founded")["edtf"] == "1995-04-12"
    assert fsb.pop("dissolved")["edtf"] == "2099"
    assert [member["actor"] for member in fsb["members"]] == ["kerry", "Someone"]
    assert fsb.pop("members")[1]["when"]["edtf"] == "2001/2002"
    assert fsb == {"id": "fsb", "name": "FSB", "type": "organisation", "of": "Russia"}
    assert plain == {"id": "plain", "name": "Somebody"}
    kerry = everything["actors"][0]
    assert kerry["roles"][1] == {"office": "Senator", "of": "", "when": None}
    assert kerry["roles"][0]["when"]["edtf"] == "2013-02-01/2017-01-20"
    assert kerry["own"] == {"shoe size": "46"}
    assert everything["places"][0]["at"] == [43.6, 39.72]
    assert everything["places"][1]["at"] == [0, 0]


def test_notes_are_for_the_authors_alone(everything: Any) -> None:
    text = json.dumps(everything)
    assert "for the authors alone" not in text
    assert "not for readers" not in text


def test_filters_choose_events_and_leave_the_registries() -> None:
    document = export(load_text(EVERYTHING), make_query(on="2013-05-10"))
    matches = {event["id"]: event["match"] for event in document["events"]}
    assert matches["clock"] == "certain"
    assert matches["season"] == "possible"
    assert "ancient" not in matches
    assert len(document["actors"]) == 3


def test_no_events_are_an_empty_list() -> None:
    document = export(load_text(EVERYTHING), make_query(kind="treaty"))
    assert document["events"] == []
    VALIDATOR.validate(document)


def test_the_same_chronology_gives_the_same_bytes() -> None:
    def write() -> bytes:
        return export_bytes("json", select(load_text(EVERYTHING)))

    data = write()
    assert data == write()
    assert data.endswith(b"\n  ]\n}\n")
    assert b'"\xd0\xa1\xd0\xbe\xd1\x87\xd0\xb8"' in data  # UTF-8, not \u escapes


_values = st.recursive(
    st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.text(max_size=9), _values, max_size=3), st.text())
def test_whatever_an_event_holds_is_as_the_schema_says_and_comes_back(
    own: dict[str, Any], summary: str
) -> None:
    (event,) = load_text("events: [{date: 2013, title: T}]").events
    event = replace(event, extra=own, summary=summary)
    # With notes, since a key may be called so.
    document = export(Chronology(events=(event,)), notes=True)
    VALIDATOR.validate(document)
    (exported,) = document["events"]
    assert exported["summary"] == summary
    assert exported["own"] == json.loads(json.dumps(own))
