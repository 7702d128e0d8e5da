"""JSON Lines: the events of the JSON document, one a line."""

import json
from pathlib import Path

import duckdb
import pytest
from jsonschema import Draft202012Validator

from tests.helpers.exporting import export_bytes
from tests.helpers.files import ROOT, load_sample, read_schema
from timeline import Chronology, load, load_text, make_query, select
from timeline.exports import EXPORTS, format_of_path
from timeline.query import Question

SCHEMA = read_schema()
EVENT_SCHEMA = {"$ref": "#/$defs/event", "$defs": SCHEMA["$defs"]}
FILES = ["events.yaml", "timeline/data/starter.yaml", "tests/data/nasty.yaml"]


def export(
    name: str, chronology: Chronology, question: Question | None = None
) -> bytes:
    return export_bytes(name, select(chronology, question))


@pytest.mark.parametrize("path", FILES)
def test_each_line_is_an_event_as_the_schema_says(path: str) -> None:
    chronology = load(ROOT / path)
    lines = export("jsonl", chronology).decode().split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(chronology.events) > 0
    for line in lines:
        Draft202012Validator(EVENT_SCHEMA).validate(json.loads(line))


@pytest.mark.parametrize("path", FILES)
def test_the_lines_are_the_events_of_the_json_document(path: str) -> None:
    chronology = load(ROOT / path)
    lines = export("jsonl", chronology).decode().split("\n")[:-1]
    document = json.loads(export("json", chronology))
    assert [json.loads(line) for line in lines] == document["events"]


def test_nothing_selected_is_nothing_written() -> None:
    sample = load_sample()
    assert export("jsonl", sample, make_query(kind="treaty")) == b""


def test_text_is_utf_8_and_a_line_break_does_not_end_the_line() -> None:
    chronology = load_text(
        'events: [{date: 2013, title: 北京, summary: "a\\nb\\u2028"}]'
    )
    data = export("jsonl", chronology)
    assert "北京".encode() in data
    assert data.count(b"\n") == 1
    assert json.loads(data)["summary"] == "a\nb\u2028"


def test_duckdb_reads_the_same_titles_and_dates(tmp_path: Path) -> None:
    sample = load_sample()
    path = tmp_path / "events.jsonl"
    path.write_bytes(export("jsonl", sample))
    with duckdb.connect() as database:
        rows = database.execute(
            "SELECT id, date.edtf, title FROM read_json(?)", [str(path)]
        ).fetchall()
    wanted = [(event.id, event.date.edtf, event.title) for event in sample.events]
    assert rows == wanted


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.csv", "csv"),
        ("a.CSV", "csv"),
        ("dir.csv/a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.json.gz", None),
        ("csv", None),
        (".csv", None),
        ("", None),
    ],
)
def test_the_suffix_of_a_path_tells_the_format(path: str, name: str | None) -> None:
    assert format_of_path(path) == name


def test_no_two_formats_share_a_suffix() -> None:
    suffixes = [suffix for export in EXPORTS.values() for suffix in export.suffixes]
    assert len(suffixes) == len(set(suffixes))
