"""Chronologies as sources: what the program wrote comes back as it was."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import DATA, ROOT
from tests.helpers.importing import put_in
from timeline import Chronology, CsvOptions, ExportOptions, load_text, select
from timeline.diagnostics import SourceFile
from timeline.editing.recordtrees import make_tree
from timeline.importing.applying import apply_map
from timeline.importing.combining import Imported, read_drafts
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.chronology import read, recognises
from timeline.importing.mapreading import read_map
from timeline.importing.mapwriting import format_map
from timeline.importing.rows import Skipped, SourceError
from timeline.importing.sources import Source, SourceOptions, open_source
from timeline.model import Actor
from timeline.model import Source as Work

WHOLE = """\
timeline: 1
title: Visits
year: 2013
fields: {weight: number, deadline: date}
kinds: [walk]
statuses: {rumoured: claimed}
actors:
  cameron: {name: David Cameron, aliases: [Cameron], roles: [
    {office: Prime Minister, of: UK, when: 2010-05-11/2016}]}
  kerry: John Kerry
sources: {sherr: {title: Comment, date: 12 May, desk: London}}
places: {sochi: {name: Sochi, country: Russia}}
events:
- id: walk
  date: 10 May
  title: Two walk
  kind: walk
  actors: [cameron, {name: Putin, mood: grim}]
  sources: [{source: sherr, page: 4, box: "7"}, Reuters, {url: https://example.org/a}]
  accounts: [{source: sherr, date: 11 May, desk: Paris}, {source: TASS, date: 9 May}]
  weight: 07
  deadline: 1 June
  nested: {a: [x, {b: "1.0"}]}
  note: |
    Not for print,
    of two lines.
- {date: 2 days after walk, reported: after walk, title: They rest, status: rumoured}
"""
FILES = sorted(path for path in DATA.rglob("*.yaml") if "file-" not in path.name)


def open_text(text: str | bytes, name: str = "other.yaml") -> Source:
    data = text.encode() if isinstance(text, str) else text
    return open_source(SourceFile(name, data), SourceOptions())


def import_text(text: str | bytes, name: str = "other.yaml") -> Imported:
    source = open_text(text, name)
    drafts = apply_map(source.map, source.table)
    assert drafts.rows == len(drafts.drafts) + len(drafts.left)
    return read_drafts(drafts)


def describe_all(chronology: Chronology) -> dict[str, Any]:
    """Return what is said in each event, dates as they are read."""
    return {event.id: read_dates(event.to_dict()) for event in chronology.events}


def read_dates(value: Any) -> Any:
    if isinstance(value, list):
        return [read_dates(one) for one in value]
    if isinstance(value, dict):
        read = {key: read_dates(one) for key, one in value.items()}
        return read.get("edtf", read)
    return value


def write(chronology: Chronology, form: str) -> bytes:
    return export_bytes(form, select(chronology), ExportOptions(notes=True))


def test_all_that_is_said_of_events_comes_along() -> None:
    text = import_text(WHOLE).format()
    found, meant = load_text(text), load_text(WHOLE)
    assert found.fields == {
        **meant.fields,
        **dict.fromkeys(("nested", "box", "desk"), "text"),
    }
    assert found.kinds == meant.kinds
    assert found.statuses == meant.statuses
    assert found.title == "Visits"
    assert "date: 2013-05-10" in text
    assert "date: 2 days after walk" in text
    assert "deadline: 2013-06-01" in text
    for name in ("actors", "sources", "places"):
        one, two = getattr(meant, name), getattr(found, name)
        assert one.keys() <= two.keys()
    assert make_tree(found.actors["cameron"]) == make_tree(meant.actors["cameron"])
    assert found.sources["sherr"].extra == {"desk": "London"}
    assert found.sources["sherr"].date == meant.sources["sherr"].date
    one, two = (event for event in found.events)
    assert one.extra["nested"] == meant.by_id["walk"].extra["nested"]
    assert [dict(cited.extra) for cited in one.sources] == [{"box": "7"}, {}, {}]
    assert [said.date.edtf for said in one.accounts] == ["2013-05-11", "2013-05-09"]
    assert one.note == "Not for print,\nof two lines."
    assert two.reported is not None
    assert two.reported.typed == "after walk"
    assert two.date.edtf == "2013-05-12"
    assert [one.code for one in found.diagnostics if one.severity == "error"] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_exported_comes_back(path: Path) -> None:
    """In each form, and as it was typed, but for ids that two events have."""
    meant = load_text(path.read_bytes())
    described = describe_all(meant)
    if not meant.events or len(described) < len(meant.events):
        return
    for form in ("typed", "yaml", "json", "jsonl"):
        data = path.read_bytes() if form == "typed" else write(meant, form)
        if form == "json" and path.name == "yaml-depth.yaml":
            continue
        name = "other.yaml" if form == "typed" else f"other.{form}"
        found = load_text(import_text(data, name).format())
        again = describe_all(found)
        if form == "yaml" and path.name == "see-unknown.yaml":
            # What leads out of the file is a comment there.
            assert again != described
            continue
        assert again == described


_IN_CSV = (
    *("id", "title", "summary", "kind", "actors", "to", "about", "place", "tags"),
    *("status", "confidence", "see", "note"),
)


# What a terminal or a spreadsheet would run stands there otherwise, and blanks around
# a cell say nothing.
_ODD = ("nasty.yaml", "formulas.yaml")
PLAIN = [path for path in sorted(DATA.glob("*.yaml")) if path.name not in _ODD]


@pytest.mark.parametrize(
    "path", [ROOT / "events.yaml", *PLAIN], ids=lambda path: path.name
)
def test_what_csv_can_carry_comes_back(path: Path) -> None:
    meant = load_text(path.read_bytes())
    columns = (*_IN_CSV[:1], "date", *_IN_CSV[1:], "match", "actors_resolved")
    options = CsvOptions(columns=columns, notes=True)
    data = export_bytes("csv", select(meant), options)
    found = load_text(import_text(data, "events.csv").format())
    assert [event.id for event in found.events] == [event.id for event in meant.events]
    for one, two in zip(meant.events, found.events, strict=True):
        assert one.date.edtf == two.date.edtf
        for key in _IN_CSV:
            assert getattr(one, key) == getattr(two, key), key


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_a_date_that_names_an_event_elsewhere_is_spelled(form: str) -> None:
    whole = load_text(WHOLE)
    selection = select(whole, "rest")
    data = export_bytes(form, selection, ExportOptions())
    (event,) = load_text(import_text(data, f"o.{form}").format()).events
    assert (event.date.typed, event.date.edtf) == ("2013-05-12", "2013-05-12")


def test_events_are_known_again_by_their_ids() -> None:
    own = b"events:\n- {date: 2013-05-01, title: Old, id: old}\n"
    imported = import_text(WHOLE)
    first = put_in(own, imported, ["other"])
    assert [draft.tree["id"] for draft in first.again.new] == [
        "walk",
        "they-rest",
    ]
    found = load_text(first.data)
    assert found.by_id.keys() >= {"old", "walk", "they-rest"}
    assert found.sources.keys() == {"sherr"}
    assert found.places.keys() == {"sochi"}
    assert b"imported" not in first.data
    second = put_in(first.data, imported, ["other"])
    assert second.data == first.data
    assert len(second.again.known) == 2


def test_a_map_of_it_can_be_printed_and_used() -> None:
    source = open_text(WHOLE)
    lines = "\n".join(format_map(source.map))
    mapping = read_map(SourceFile("m.yaml", lines.encode()))
    drafts = apply_map(mapping, source.table)
    found = load_text(read_drafts(drafts).format())
    walk = found.by_id["walk"]
    assert len(walk.accounts) == 2
    assert [dict(cited.extra) for cited in walk.sources] == [{"box": "7"}, {}, {}]
    # The other event may be left out by a map.
    assert found.by_id["they-rest"].date.typed == "2013-05-12"


def test_what_stays_is_told() -> None:
    text = "queries: {may: month:may}\neditor: me\nevents:\n- {date: 2013, title: A}\n"
    text += "- {date: someday, title: B}\n- {date: 2014, title: C, reported: soon}\n"
    table = read(text, ReadOptions())
    assert [row.values["title"] for row in table.rows] == ["A", "C"]
    (left,) = (one for one in table.skipped if one.is_row)
    assert left.line == 5
    assert left.reason == "its date is not read: 'someday' is not a date"
    beside = [one for one in table.skipped if not one.is_row]
    assert beside[1:] == [
        Skipped(0, "may", "1 saved query of the whole stay there", is_row=False),
        Skipped(0, "editor", "keys at the top of it stay there", is_row=False),
    ]
    assert beside[0].line == 6
    assert "soon" in beside[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "events: []\n",
        "{}",
        "x: [",
        "just words",
        "\x00",
        '{"format": "timeline-2"}',
    ],
)
def test_what_holds_nothing_is_refused(text: str) -> None:
    with pytest.raises(SourceError):
        read(text, ReadOptions())


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (WHOLE, True),
        ("\ufeff# mine\r\nevents:\r\n- {date: 2013, title: A}\r\n", True),
        ("events: [{date: 2013, title: A}]\n", True),
        ('{"timeline": 1, "events": []}', True),
        ('{"format": "timeline-2", "events": []}', True),
        ('{"id": "a", "date": {"typed": "2013", "edtf": "2013"}}\n', True),
        ('{"events": [{"date": "2013", "title": "A"}]}', False),
        ("In short, events: many\n", False),
        ("Notes\n\nevents: many of them\n", False),
        ("date: 2013\ntitle: A\n", False),
        ("source: x\nmissing: [NA]\n", False),
        ('# a\n---\ntitle: x\nkinds:\n- a\n"b": {\n}\ntimeline: 1\n', True),
        # Pages about chronologies, and cells of tables.
        ("# Format\n\nA file has\n\n```yaml\ntimeline: 1\n```\n", False),
        ('date,title,note\n2013,x,"has\nevents:\ntwo"\n', False),
        ("<pre>\ntimeline: 1\nevents:\n</pre>\n", False),
    ],
)
def test_what_is_one(text: str, *, is_one: bool) -> None:
    assert recognises(text) is is_one


def test_entries_that_are_names_alone() -> None:
    text = json.dumps(
        {
            "format": "timeline-2",
            "actors": [{"id": "a", "name": "Al"}],
            "sources": [{"id": "s", "title": "Sun"}],
            "events": [],
        }
    )
    table = read(text, ReadOptions())
    assert table.declared.actors == {"a": {"name": "Al"}}
    assert table.sources == {"s": {"title": "Sun"}}
    found = load_text(import_text(text, "o.json").format())
    assert isinstance(found.actors["a"], Actor)
    assert isinstance(found.sources["s"], Work)


_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in pairwise("abcdefgh")
)


@pytest.mark.parametrize(
    ("text", "made", "line", "reason"),
    [
        (_LAUGHS + "events: [{date: 2013, title: A, x: *h}]\n", 1, 7, "aliases"),
        (f"events:\n- {{date: 2013, x: {'[' * 3000}{']' * 3000}}}\n", 0, 2, "YAML"),
        ("events:\n- {date: after b, title: A, id: a}\n"
         "- {date: after a, title: B, id: b}\n", 0, 2, "rest on each other"),
        ("events:\n- {date: 2013, title: A}\n- {date: 2014, title: [B}\n"
         "- date: 2015\n  title: C\n", 2, 3, "is not closed"),
        ("events:\n<<<<<<< a\n- {date: 2013, title: A}\n=======\n"
         "- {date: 2013, title: B}\n>>>>>>> b\n", 0, 2, "git"),
        ('{"id": "a", "date": {"typed": "2013", "edtf": "2013"}, "title": "A"}\n'
         "{oops\n", 1, 2, "is not closed"),
        ("events:\n- {date: 2013, title: A, id: x}\n- {date: 2014, title: B, id: x}\n",
         1, 3, "has the same key as the row at 2"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_it_costs_its_event_and_is_told(
    text: str, made: int, line: int, reason: str
) -> None:
    source = open_text(text)
    drafts = apply_map(source.map, source.table)
    assert len(drafts.drafts) == made
    told = [one for one in (*drafts.left, *drafts.beside) if one.line == line]
    assert reason in told[0].reason
    assert read_drafts(drafts).drafts.drafts == drafts.drafts
