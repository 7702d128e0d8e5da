"""docs/format.md has the keys that files are read by, and its examples are true."""

import re
from pathlib import Path

import pytest

from tests.helpers.files import read_page
from timeline import check, load, load_text
from timeline.diagnostics import Severity
from timeline.files import find_files
from timeline.model import Chronology
from timeline.reading.jsonschema import RECORDS, make_json_schema
from timeline.reading.schema import Schema

PAGE = read_page("format")
_HEADINGS = {
    "header": "Header",
    "event": "Events",
    "citation": "Citations",
    "account": "Accounts",
    "actor": "Actors",
    "role": "Roles",
    "member": "Members",
    "source": "Sources",
    "place": "Places",
}
_NAMES = {"yaml": "found.yaml", "json": "found.json", "markdown": "found.md"}
# Which keys of the authors' own an example means to leave behind.
_KEPT = {"Actors that are described": {"actors": {"Sergei Lavrov": {"role": "host"}}}}


def find_section(heading: str) -> str:
    """Return what stands below a heading, up to the next of any level."""
    (section,) = re.findall(
        rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    return str(section)


def list_rows(section: str) -> list[list[str]]:
    """Return the cells of the rows of the first table, its head left out."""
    table = re.search(r"(?:^\|.*\n)+", section, re.MULTILINE)
    assert table is not None
    rows = [re.split(r" ?\| ?", line)[1:-1] for line in table[0].splitlines()]
    return rows[2:]


def list_names(cell: str) -> list[str]:
    """Return what stands in code in a cell."""
    return re.findall("`(.+?)`", cell)


@pytest.mark.parametrize("schema", RECORDS, ids=lambda schema: schema.name)
def test_table_of_keys_is_that_of_the_schema(schema: Schema) -> None:
    rows = list_rows(find_section(_HEADINGS[schema.name]))
    names = [name for cell, *_ in rows for name in list_names(cell)]
    assert names == [key.name for key in schema.keys]
    assert all(meaning for _, *cells in rows for meaning in cells)
    for key in schema.keys:
        if key.required and schema.name not in ("event", "header"):
            (row,) = (row for row in rows if key.name in list_names(row[0]))
            assert "required" in row[1]


def test_every_required_key_of_an_event_is_named() -> None:
    (event,) = (schema for schema in RECORDS if schema.name == "event")
    assert [key.name for key in event.keys if key.required] == ["date", "title"]
    assert "Only `date` and `title` are required." in find_section("Events")


def test_table_of_other_names_is_that_of_the_schemas() -> None:
    listed = [
        (record, *list_names(name), list_names(others))
        for record, name, others in list_rows(find_section("What else is read"))
    ]
    assert listed == [
        (schema.name, key.name, list(key.others))
        for schema in RECORDS
        for key in schema.keys
        if key.others
    ]


def test_words_of_lists_are_named() -> None:
    for schema in RECORDS:
        section = find_section(_HEADINGS[schema.name])
        for key in schema.keys:
            if key.words and key.name not in ("kind", "fields", "statuses"):
                (row,) = (
                    row for row in list_rows(section) if f"`{key.name}`" in row[0]
                )
                words = list_names(row[1])
                assert words[0] == key.words[0]
                assert words[-1] == key.words[-1] or set(key.words) <= set(words)


def list_examples() -> list[tuple[str, str, str, str]]:
    """Return heading, language, text and meaning of each example of what is read."""
    examples = []
    below = PAGE.partition("\n## What else is read\n")[2]
    for heading, section in re.findall(
        r"^### (.+)\n((?:(?!^##).*\n)*)", below, re.MULTILINE
    ):
        for language, found, meant in re.findall(
            r"^```(\w+) found\n(.*?)^```\n\n```yaml meant\n(.*?)^```$",
            section,
            re.MULTILINE | re.DOTALL,
        ):
            examples.append((heading, language, found, meant))
    return examples


EXAMPLES = list_examples()


def list_values(chronology: Chronology) -> list[dict[str, object]]:
    """Return the events as plain values, the words of their dates left out."""
    records: list[dict[str, object]] = [event.to_dict() for event in chronology.events]
    for record in records:
        date = record["date"]
        assert isinstance(date, dict)
        del date["typed"]
    return records


def test_every_example_is_tried() -> None:
    assert len(EXAMPLES) == PAGE.count(" found\n") == PAGE.count("```yaml meant\n")
    headings = re.findall(
        r"^### (.+)$", PAGE.partition("\n## What else is read\n")[2], re.MULTILINE
    )
    assert {heading for heading, *_ in EXAMPLES} | {"Folders"} == set(headings)
    assert _KEPT.keys() <= set(headings)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example[0])
def test_what_is_found_is_read_as_what_is_meant(
    example: tuple[str, str, str, str],
) -> None:
    heading, language, found, meant = example
    read = load_text(found, name=_NAMES[language])
    strict = load_text(meant)
    assert not check(strict)
    assert not [one for one in check(read) if one.severity is Severity.ERROR]
    values, wanted = list_values(read), list_values(strict)
    if kept := _KEPT.get(heading):
        assert [value.pop("own") for value in values] == [kept]
        assert [value.pop("own") for value in wanted] == [{}]
    assert values == wanted
    assert not read.left_out


def test_folder_is_read_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = find_section("Folders")
    (paths,) = re.findall(r"^```text folder\n(.*?)^```$", section, re.M | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    for number, path in enumerate(paths.split()):
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ndate: 2013\ntitle: T{number}\n---\n")
    found = find_files(["chronology"])
    assert found == tuple(paths.split()[:3])
    assert "reads the first three" in section
    assert len(load("chronology").events) == len(found)


def test_editor_is_told_where_the_schema_is() -> None:
    section = find_section("In an editor")
    (modeline,) = re.findall(r"^```yaml modeline\n(.*?)\n```$", section, re.M)
    (path,) = re.findall(
        r"^# yaml-language-server: \$schema=(\S+)$", modeline, re.MULTILINE
    )
    assert f"`timeline schema > {path}`" in section
    assert make_json_schema()["$schema"].startswith("http://json-schema.org/draft-07/")
