"""The maps that come with the program, held to samples in the shape of each source.

The samples under tests/data/import are invented: plausible rows, and odd ones.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

import pytest
import yaml

from tests.helpers.dates import parse_when
from tests.helpers.exporting import export_bytes
from tests.helpers.files import DATA, ROOT
from timeline import CsvOptions, load_text, select
from timeline.importing.codes import SYSTEMS, find_name
from timeline.importing.precision import LEVELS, blur, join_parts
from timeline.importing.presets import PRESETS, find_text
from timeline.importing.roles import split_role
from timeline.importing.rows import SourceError
from timeline.inert import restore_cell
from timeline.vocabulary import FIELD_TYPES, KINDS

SAMPLES = DATA / "import"
NAMES = [preset.name for preset in PRESETS]

# What a map may hold, wherever it does.
TOP = {"source", "key", "known-by", "columns", "names", "missing", "cells", "rest"}
TOP |= {"events", "fields", "leave"}
OF_EVENTS = {"id", "date", "reported", "title", "summary", "kind", "actors", "to"}
OF_EVENTS |= {
    "about",
    "place",
    "tags",
    "sources",
    "status",
    "confidence",
    "see",
    "note",
}
OF_VALUES = {"column", "split", "codes", "roles", "type", "words", "text", "parts"}
OF_VALUES |= {"pages", "template"}
OF_DATES = {"begin", "end", "precision", "words", "year", "month", "day"}
OF_CITATIONS = {"title", "url", "publisher"}

CHRONOLOGY = """
timeline: 1
fields: {begin: text, importance: number, topics: text, deadline: date}
sources:
  sherr-2013: {title: Comment, author: James Sherr, reliability: B}
events:
- id: visit
  date: 2013-05-10
  title: Cameron flies to Sochi
  kind: visit
  actors: [David Cameron, Vladimir Putin]
  place: Sochi
  sources: [{source: sherr-2013, page: "4"}, Reuters]
  importance: 3
  begin: early
- id: call
  date: 2013-05
  reported: 2013-06-01
  title: "=HYPERLINK(1), he says; '=2"
  kind: call
  actors: [Kerry]
  to: [Sergei Lavrov, "@lavrov"]
  about: [Syria, "-1+1"]
  tags: ["+1", chemical weapons]
  status: disputed
  confidence: low
  see: [visit]
  sources: [{source: sherr-2013, page: "2-3"}]
  summary: |
    Two lines,
    of which the second "quotes".
  topics: [a, b]
  deadline: 2013-06
- {id: old, date: -0431, title: The war begins, actors: [Athens]}
- {id: undated, date: unknown, title: Nobody knows when, note: ask them}
- {id: roughly, date: "[2013-05-01..2013-05-10]", title: One of some days}
- {id: long, date: 2013-05/.., title: It goes on}
- {id: "2", date: 2014~, title: "-5", place: "Damascus, Syria"}
- {id: again, date: 2014-01-01, title: The same, status: reported}
- {id: also, date: 2014-01-01, title: The same, status: confirmed}
- {id: far, date: 2100, title: مرحبا, status: announced}
"""
ASKED_FOR = (
    "reported see typed urls reliability credibility accounts country month year"
)
CSV_COLUMNS = (
    "id date begin end precision title kind actors to about place tags status "
    "confidence sources summary match why actors_resolved to_resolved about_resolved "
    "actors_possible own.begin importance topics deadline note " + ASKED_FOR
)


@cache
def read_map(name: str) -> dict[str, Any]:
    read = yaml.safe_load(find_text(name))
    assert isinstance(read, dict)
    return read


@cache
def read_sample(name: str) -> tuple[tuple[str, ...], tuple[dict[str, str], ...]]:
    """Return the columns of a sample, and its rows without cells that are not there."""
    (path,) = SAMPLES.glob(f"{name}.[ct]sv")
    text = path.read_bytes().decode("utf-8")
    tabs = path.suffix == ".tsv"
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter="\t" if tabs else ",",
        quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL,
    )
    names = read_map(name).get("names")
    columns = tuple(names) if names else tuple(next(reader))
    rows = tuple(dict(zip(columns, row, strict=False)) for row in reader)
    return columns, rows


def walk(value: Any, *, of_date: bool = False) -> Iterator[Mapping[str, Any]]:
    """Yield every mapping that says where a value comes from, columns alone too."""
    if isinstance(value, str):
        if "{" not in value:
            yield {"column": value}
        else:
            yield {"text": value}
    elif isinstance(value, list):
        for one in value:
            yield from walk(one, of_date=of_date)
    elif of_date:
        if "year" not in value:
            yield {"words": value.get("words", {}), "column": value.get("precision")}
        for part in value.keys() - {"words", "precision"}:
            yield from walk(value[part], of_date=True)
    elif value.keys() <= OF_CITATIONS and "text" not in value:
        for part in value.values():
            yield from walk(part)
    else:
        yield value
        for part in value.get("parts", {}).values():
            yield from walk(part)


def list_values(read: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    values: list[Mapping[str, Any]] = []
    for key, value in (read["events"] | read.get("fields", {})).items():
        of_date = key in ("date", "reported") and isinstance(value, dict)
        values += walk(value, of_date=of_date)
    return values


def list_used(read: Mapping[str, Any]) -> set[str]:
    """Return the columns that something is made of."""
    used: set[str] = set()
    for value in list_values(read):
        used |= {value["column"]} if value.get("column") else set()
        named = set(re.findall(r"\{([^{}]+)\}", value.get("text", "")))
        used |= named - value.get("parts", {}).keys()
    return used


def test_every_file_has_its_row() -> None:
    folder = ROOT / "timeline" / "data" / "presets"
    assert {path.stem for path in folder.iterdir()} == set(NAMES)
    assert {path.stem for path in SAMPLES.iterdir()} == set(NAMES)
    assert len(set(NAMES)) == len(NAMES)
    for preset in PRESETS:
        assert (ROOT / "timeline" / preset.path).is_file()
        assert preset.summary


def test_a_preset_that_is_not_there_is_told() -> None:
    with pytest.raises(SourceError, match="no preset 'acleds'") as caught:
        find_text("acleds")
    assert caught.value.hint.startswith("did you mean acled? presets: timeline, ")
    with pytest.raises(SourceError):
        find_text("../starter")


@pytest.mark.parametrize("name", NAMES)
def test_maps_say_first_what_they_go_by(name: str) -> None:
    first = find_text(name).partition("\n\n")[0]
    assert all(line.startswith("#") for line in first.splitlines())
    assert name == "timeline" or re.search(r"[Cc]odebook|version", first)


@pytest.mark.parametrize("name", NAMES)
def test_maps_keep_to_their_language(name: str) -> None:
    read = read_map(name)
    assert read.keys() <= TOP
    assert read["source"].startswith(name.removesuffix("-v1"))
    assert read["events"].keys() <= OF_EVENTS
    assert {"date", "title"} <= read["events"].keys()
    assert not read.get("fields", {}).keys() & OF_EVENTS
    date = read["events"]["date"]
    assert isinstance(date, str) or date.keys() <= OF_DATES
    for value in list_values(read):
        assert value.keys() <= OF_VALUES
        assert value.get("codes", "cow") in SYSTEMS
        assert value.get("type", "text") in FIELD_TYPES
        assert isinstance(value.get("words", {}), dict)


@pytest.mark.parametrize("name", NAMES)
def test_words_are_the_programs_own(name: str) -> None:
    events = read_map(name)["events"]
    kind = events.get("kind", {})
    if isinstance(kind, dict):
        assert set(kind.get("words", {}).values()) <= set(KINDS)
    if isinstance(events["date"], dict):
        assert set(events["date"].get("words", {}).values()) <= set(LEVELS)


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_used_or_left_out(name: str) -> None:
    read = read_map(name)
    columns, _ = read_sample(name)
    key = [read["key"]] if isinstance(read["key"], str) else read["key"]
    used = list_used(read) | set(key)
    assert used <= set(columns)
    assert set(read["columns"]) <= set(columns)
    assert len(read["leave"]) == len(set(read["leave"]))
    assert not used & set(read["leave"])
    rest = set(columns) - used - set(read["leave"])
    # Columns of the author's own can have any name.
    own = {"own.begin", "importance", "topics", "deadline"}
    assert rest == (own if "rest" in read else set())


@pytest.mark.parametrize("name", NAMES)
def test_a_source_is_known_by_its_columns(name: str) -> None:
    columns, _ = read_sample(name)
    known = [one for one in NAMES if set(read_map(one)["columns"]) <= set(columns)]
    assert known[0] == name


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_rows_of_their_source(name: str) -> None:
    read = read_map(name)
    columns, rows = read_sample(name)
    assert 10 <= len(rows) <= 20
    key = [read["key"]] if isinstance(read["key"], str) else read["key"]
    keys = [tuple(row[column] for column in key) for row in rows]
    # One comes twice, but for our own exports, where no id does.
    assert len(set(keys)) == len(rows) - (name != "timeline")
    widths = {len(row) for row in rows}
    assert widths == ({57, 58} if name == "gdelt-v1" else {len(columns)})


def _list_dates(name: str) -> Iterator[str]:
    """Yield the date of each row of a sample, as its map makes it."""
    date = read_map(name)["events"]["date"]
    for row in read_sample(name)[1]:
        if isinstance(date, str):
            yield row[date]
            continue
        ends = [
            join_parts(*(row[date[end][part]] for part in ("year", "month", "day")))
            if isinstance(date.get(end), dict)
            else row.get(date.get(end, ""), "")
            for end in ("begin", "end")
        ]
        level = "range"
        if "precision" in date:
            level = date["words"][int(row[date["precision"]])]
        yield blur(ends[0], ends[1], level)


@pytest.mark.parametrize(
    ("name", "dates"),
    [
        (
            "acled",
            [
                *("2024-02-16", "[2024-02-06..2024-02-18]", "2023-06", "2023-03-23"),
                *("23 March 2023", "2023-08-03"),
            ],
        ),
        (
            "ucdp-ged",
            [
                *("2014-05-03", "[2014-05-03..2014-05-05]"),
                *("[2014-07-21..2014-07-27]", "2015-05"),
                "[2012-03-01..2012-09-30]/[2012-03-01..2012-09-30]",
            ],
        ),
        (
            "cow-mid",
            [
                *("1902-07/1903-01-24", "1913-05-02/1913-10-25", "1889/1890"),
                *("1914-07-28/1918-11-11", "1962-10-16/1962-11-20"),
                *("1969/1969-09-11", "1990-08-05/2014", "1938-03-12"),
            ],
        ),
        ("gdelt", ["20150218", "20150218", "20150218", "20140218"]),
        ("icews", ["2018-01-02"]),
        ("timeline", ["-0431"]),
    ],
)
def test_dates_are_as_exact_as_the_source(name: str, dates: list[str]) -> None:
    expected = [parse_when(date).edtf for date in dates]
    found = [parse_when(date).edtf for date in islice(_list_dates(name), len(dates))]
    assert found == expected


GDELT_ODD = {
    "cameo": {"PSEHMS", "XYZ"},
    "cameo-event": {"999"},
    "cameo-kind": {"999"},
}


@pytest.mark.parametrize(
    ("name", "unknown"),
    [
        ("gdelt", GDELT_ODD),
        ("gdelt-v1", GDELT_ODD),
        ("icews", {"cameo-kind": {"13y"}}),
        ("cow-mid-states", {"cow": {"999"}}),
    ],
)
def test_codes_are_known_but_for_the_odd_ones(
    name: str, unknown: dict[str, set[str]]
) -> None:
    left: dict[str, set[str]] = {}
    for value in list_values(read_map(name)):
        system = value.get("codes", "")
        for row in read_sample(name)[1] if system else ():
            code = row[value["column"]]
            if find_name(system, code) is None:
                left.setdefault(system, set()).add(code)
    assert left == unknown


def test_words_are_known_but_for_the_odd_ones() -> None:
    left = {
        (name, row[value["column"]])
        for name in NAMES
        for value in list_values(read_map(name))
        if value.get("words")
        for row in read_sample(name)[1]
        if row[value["column"]] not in map(str, value["words"])
    }
    # What says nothing; a number of sources, of which only -1 is a word.
    left = {(name, text) for name, text in left if text not in ("", "-9")}
    assert left == {
        ("acled", "New sub-type"),
        *(("ucdp-ged", count) for count in "123"),
    }


def test_roles_of_icews_are_of_states() -> None:
    _, rows = read_sample("icews")
    names = {row[column] for row in rows for column in ("Source Name", "Target Name")}
    roles = {name: role.of for name in names if (role := split_role(name))}
    assert roles == {
        "Foreign Ministry (Russia)": "Russia",
        "Citizen (Iran)": "Iran",
        "Police (Iran)": "Iran",
        "Business (United States)": "United States",
        "Police (Hong Kong (China))": "Hong Kong",
        "Citizen (Hong Kong (China))": "Hong Kong",
        "Military (Syria)": "Syria",
        "Defense Ministry (Georgia)": "Georgia",
    }


def test_both_versions_of_gdelt_have_one_map() -> None:
    """But for the columns that the first does not have."""
    one, two = (dict(read_map(name)) for name in ("gdelt-v1", "gdelt"))
    for key in ("names", "leave"):
        assert one.pop(key) == [
            column for column in two.pop(key) if not column.endswith("ADM2Code")
        ]
    del one["columns"], two["columns"]
    assert one == two


def _export() -> bytes:
    chronology = load_text(CHRONOLOGY)
    assert chronology.diagnostics == ()
    options = CsvOptions(columns=tuple(CSV_COLUMNS.split()), notes=True)
    return export_bytes("csv", select(chronology), options)


def test_the_sample_of_our_own_is_what_is_exported() -> None:
    assert (SAMPLES / "timeline.csv").read_bytes() == _export()


def test_cells_of_our_own_go_back_to_what_was_typed() -> None:
    _, rows = read_sample("timeline")
    by_id = {row["id"].removeprefix("'"): row for row in rows}
    assert restore_cell(by_id["call"]["title"]) == "=HYPERLINK(1), he says; '=2"
    assert restore_cell(by_id["call"]["to"]).split("; ") == ["Sergei Lavrov", "@lavrov"]
    assert restore_cell(by_id["visit"]["sources"]) == "sherr-2013, 4; Reuters"
