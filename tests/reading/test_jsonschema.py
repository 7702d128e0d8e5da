"""The JSON Schema calls wrong what the reader calls wrong, as far as a schema can."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from tests.helpers.files import BAD, DATA, ROOT, load_sample
from timeline.checks import check
from timeline.diagnostics import Severity
from timeline.exports import ExportOptions, write_export
from timeline.query import make_query, select
from timeline.reading import load, load_text
from timeline.reading.jsonschema import RECORDS, make_json_schema
from timeline.reading.schema import Schema

SCHEMA = make_json_schema()
VALIDATOR = Draft7Validator(SCHEMA)

VALID = {"status": "ok", "errors": []}
# Of the examples of diagnostics, those that the schema finds wrong, and where.
FLAGGED = {
    "file-not-chronology-2.yaml": ["$"],
    "format-version.yaml": ["$.timeline"],
    "key-duplicate-2.yaml": ["$[0]"],
    "key-missing.yaml": ["$[1]", "$[2]"],
    "key-missing-2.yaml": ["$.actors.kerry.roles[0]", "$.events[0].sources[0]"],
    "key-shape.yaml": ["$[0].place", "$[1].summary", "$[2]"],
    "value-invalid.yaml": ["$.year", "$.defaults.date", "$.places.sochi.at"],
    "value-invalid-2.yaml": ["$.fields.importance", "$.queries"],
    "value-unknown.yaml": ["$[0].confidence"],
    "value-unknown-2.yaml": [
        "$.actors.fsb.type",
        "$.sources['sherr-2013'].reliability",
        "$.events[0].sources[0].credibility",
    ],
}
# Those that are no YAML, or more than one document, for who checks them by the schema.
UNREADABLE = {
    "file-encoding.yaml",
    "file-encoding-3.yaml",
    "key-duplicate.yaml",
    "text-unquoted.yaml",
    "yaml-alias.yaml",
    "yaml-conflict.yaml",
    "yaml-documents.yaml",
    "yaml-indent.yaml",
    "yaml-syntax.yaml",
    "yaml-syntax-2.yaml",
    "yaml-syntax-3.yaml",
    "yaml-syntax-4.yaml",
    "yaml-syntax-5.yaml",
    "yaml-syntax-6.yaml",
    "yaml-syntax-7.yaml",
    "yaml-syntax-8.yaml",
    "yaml-tab.yaml",
}
# Errors that no schema can find, and why.
BEYOND = {
    "actor-cycle": "stands in several entries",
    "date-ambiguous": "dates are a language",
    "date-cycle": "stands in several events",
    "date-invalid": "dates are a language",
    "date-reversed": "dates are a language",
    "date-unknown-event": "stands in several events",
    "date-unsettled": "stands in several events",
    "date-unsupported": "dates are a language",
    "date-weekday": "dates are a language",
    "date-year-missing": "dates are a language",
    "events-ambiguous": "events stand under any key",
    "file-encoding": "a tool may read UTF-16",
    "query-cycle": "stands in several queries",
    "query-invalid": "queries are a language",
    "registry-conflict": "stands in several files",
    "see-self": "compares two values",
    "see-unknown": "stands in several events",
    "value-lost": "what YAML cut in two is two values",
    "yaml-depth": "counts levels and aliases",
}


def list_examples() -> list[Path]:
    """Return the files of the examples of diagnostics."""
    return sorted(path for path in BAD.rglob("*.yaml"))


@pytest.fixture(name="validate", scope="module")
def _validate(tmp_path_factory: pytest.TempPathFactory) -> Any:
    schema = tmp_path_factory.mktemp("schema") / "chronology.schema.json"
    schema.write_text(json.dumps(SCHEMA), encoding="utf-8")

    def validate(paths: Iterable[Path]) -> Any:
        """Return what check-jsonschema says of files, as its JSON has it."""
        done = subprocess.run(
            [
                *(sys.executable, "-m", "check_jsonschema", "--no-cache"),
                *("--output-format", "json", "--schemafile", str(schema)),
                *map(str, paths),
            ],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    return validate


def test_it_is_a_json_schema_of_draft_07() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert list(SCHEMA)[:4] == ["$schema", "$id", "title", "description"]
    assert json.dumps(SCHEMA) == json.dumps(make_json_schema())


def test_references_lead_somewhere() -> None:
    for target in set(re.findall(r'"\$ref": "#/(.+?)"', json.dumps(SCHEMA))):
        found: Any = SCHEMA
        for name in target.split("/"):
            found = found[name]
        assert found


def _find_definition(schema: Schema) -> Mapping[str, Any]:
    definitions: Mapping[str, Mapping[str, Any]] = SCHEMA["definitions"]
    return definitions["event-keys" if schema.name == "event" else schema.name]


@pytest.mark.parametrize("schema", RECORDS, ids=lambda schema: schema.name)
def test_every_key_is_described_in_the_order_of_its_table(schema: Schema) -> None:
    properties = _find_definition(schema)["properties"]
    also = {key.also for key in schema.keys}
    names = [name for name in properties if name not in also]
    assert names == [key.name for key in schema.keys]
    for key in schema.keys:
        assert properties[key.name]["description"] == key.summary
        assert key.summary


def test_clean_files_are_valid(validate: Any, tmp_path: Path) -> None:
    exported = tmp_path / "exported.json"
    selection = select(load_sample(), make_query())
    with exported.open("wb") as stream:
        write_export("json", selection, stream, ExportOptions())
    copied = tmp_path / "copied.yaml"
    with copied.open("wb") as stream:
        write_export("yaml", selection, stream, ExportOptions())
    paths = [
        ROOT / "events.yaml",
        ROOT / "timeline" / "data" / "starter.yaml",
        *(DATA).glob("*.yaml"),
        exported,
        copied,
    ]
    assert validate(paths) == VALID


def test_what_the_manual_shows_is_valid(validate: Any, tmp_path: Path) -> None:
    paths = []
    # The examples of docs/diagnostics.md are those of tests/data/bad.
    pages = {*(ROOT / "docs").glob("*.md")} - {ROOT / "docs" / "diagnostics.md"}
    for page in (ROOT / "README.md", *sorted(pages)):
        # What is `found` may be no YAML.
        blocks = re.findall(
            r"^```yaml(?: meant)?\n(.*?)^```$",
            page.read_text(encoding="utf-8"),
            re.MULTILINE | re.DOTALL,
        )
        for number, block in enumerate(blocks):
            chronology = load_text(block)
            if chronology.events and not check(chronology):
                path = tmp_path / f"{page.stem}-{number}.yaml"
                path.write_text(block, encoding="utf-8")
                paths.append(path)
    assert {"README-0.yaml", "format-0.yaml"} <= {path.name for path in paths}
    assert len(paths) > 15
    assert validate(paths) == VALID


def test_examples_are_found_wrong_as_far_as_a_schema_can(validate: Any) -> None:
    told = validate(list_examples())
    unreadable = {Path(error["filename"]).name for error in told["parse_errors"]}
    places: dict[str, list[str]] = {}
    for error in told["errors"]:
        places.setdefault(Path(error["filename"]).name, []).append(error["path"])
    assert unreadable == UNREADABLE
    assert places == FLAGGED


def test_tables_of_examples_are_complete() -> None:
    listed = FLAGGED.keys() | UNREADABLE
    examples = {path.name for path in list_examples()}
    assert listed <= examples
    missed = {
        found.code
        for path in list_examples()
        if path.name not in listed
        for found in check(load(path))
        if found.severity is Severity.ERROR
    }
    assert missed <= BEYOND.keys()


# What the reader finds wrong and a schema can see. Of JSON, of which all is what it is:
# in YAML a list may be text that wants quotes.
_SEEN = {
    "format-version",
    "key-duplicate",
    "key-missing",
    "key-shape",
    "value-invalid",
    "value-unknown",
}

_MEANT: dict[str, dict[str, str]] = {
    schema.name: {
        name: key.name
        for key in schema.keys
        for one in (key.name, *key.others)
        for name in (one, one.capitalize())
        # Which of two lists of events is meant is no matter of shape.
        if name != "Events"
    }
    for schema in RECORDS
}
"""Names of keys, own and other, small and capital, and the key that each stands for."""
_TEXTS = st.sampled_from(
    [
        "x",
        "",
        " ",
        "2013",
        "2013-05",
        "2",
        "high",
        "High",
        "A",
        "person",
        "1, 2",
        "text",
    ]
)
_SCALARS = st.one_of(_TEXTS, st.none(), st.booleans(), st.sampled_from([2.5, 2013]))
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["name", "id", "source", "office", "actor", "date", "x"]),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=5,
)
_VALID = {
    "date": st.just("2013-05-10"),
    "title": st.just("T"),
    "source": st.just("s"),
    "office": st.just("o"),
    "actor": st.just("a"),
}


def _values(key: str) -> st.SearchStrategy[Any]:
    # What is empty in a pair of degrees does not count: which of the two it is depends.
    return (
        st.lists(st.sampled_from(["2", "x", 2.5, 95, True])) if key == "at" else _VALUES
    )


@st.composite
def _records(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Draw a record with what it needs more often than not, and any of its keys."""
    meant = _MEANT[name]
    needed = [
        key for key in _VALID if meant.get(key) == key and draw(st.integers(0, 3))
    ]
    record: dict[str, Any] = {key: draw(_VALID[key]) for key in needed}
    # Of several other names for one key the reader takes the first of its table; the
    # schema holds them all to what the key is.
    keys = st.lists(
        st.sampled_from(sorted(meant)), max_size=3, unique_by=meant.__getitem__
    )
    return record | {key: draw(_values(meant[key])) for key in draw(keys)}


@st.composite
def _chronologies(draw: st.DrawFn) -> Any:
    """Draw a chronology in which one record or the header may be anything."""
    where = draw(st.sampled_from([schema.name for schema in RECORDS]))
    record = draw(_records(where))
    event: dict[str, Any] = {"date": "2013-05-10", "title": "T"}
    inner = draw(st.sampled_from([record, [record]]))
    match where:
        case "header":
            return {"events": [event]} | record
        case "event":
            return {"events": inner}
        case "citation":
            return [event | {"sources": inner}]
        case "account":
            return [event | {"accounts": inner}]
        case "role":
            return {"actors": {"a": {"roles": inner}}, "events": [event]}
        case "member":
            return {"actors": {"a": {"members": inner}}, "events": [event]}
    return {f"{where}s": {"a": record}, "events": [event]}


@given(_chronologies())
@settings(max_examples=500)
def test_reader_and_schema_agree(chronology: Any) -> None:
    said = load_text(json.dumps(chronology), name="x.json").diagnostics
    # Nobody asks for the type of a field that cannot be one.
    assume(all(found.code != "field-taken" for found in said))
    seen = [found for found in said if found.code in _SEEN]
    errors = [error.message for error in VALIDATOR.iter_errors(chronology)]
    assert bool(seen) == bool(errors), (seen, errors)
