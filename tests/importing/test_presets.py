"""The maps that come with the program, held to samples in the shape of each source.

The samples under tests/data/import are invented: plausible rows, and odd ones.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from tests.helpers.dates import parse_when
from tests.helpers.exporting import export_bytes
from tests.helpers.files import DATA, ROOT
from timeline import CsvOptions, load_text, select
from timeline.diagnostics import SourceFile
from timeline.importing.applying import apply_map
from timeline.importing.drafts import Drafts
from timeline.importing.maps import DateRecipe, Map, Recipe, RecordRecipe, Units
from timeline.importing.presets import PRESETS, find_text
from timeline.importing.rows import SourceError
from timeline.importing.sources import Source, SourceOptions, load_preset, open_source
from timeline.vocabulary import KINDS

SAMPLES = DATA / "import"
NAMES = [preset.name for preset in PRESETS]

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
def open_sample(name: str) -> Source:
    """Return the sample of a source, read by the preset."""
    (path,) = SAMPLES.glob(f"{name}.[ct]sv")
    file = SourceFile(path.name, path.read_bytes())
    return open_source(file, SourceOptions(preset=name))


@cache
def apply_preset(name: str) -> Drafts:
    source = open_sample(name)
    return apply_map(source.map, source.table)


def list_columns(name: str) -> tuple[str, ...]:
    """Return the columns of a source, also those in which nothing stands."""
    source = open_sample(name)
    return source.map.names or source.table.columns


def list_recipes(mapping: Map) -> Iterator[Recipe]:
    """Yield every recipe of a text in a map, those within others too."""
    waiting: list[Any] = [*mapping.events.values(), *mapping.fields.values()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Recipe):
            yield one
            waiting += one.parts.values()
        elif isinstance(one, DateRecipe):
            yield Recipe(column=one.precision, words=one.words)
            waiting += [one.begin, one.end]
        elif isinstance(one, RecordRecipe):
            waiting += one.parts.values()
        elif isinstance(one, tuple) and not isinstance(one, Units):
            waiting += one


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
def test_maps_make_events_of_a_source(name: str) -> None:
    mapping = load_preset(name)
    assert mapping.source.startswith(name.removesuffix("-v1"))
    assert {"date", "title"} <= mapping.events.keys()
    assert mapping.signature
    assert mapping.by_id is (name == "timeline")


@pytest.mark.parametrize("name", NAMES)
def test_words_are_the_programs_own(name: str) -> None:
    kinds = {
        word
        for recipe in load_preset(name).events.get("kind", ())
        if isinstance(recipe, Recipe)
        for word in recipe.words.values()
    }
    assert kinds <= {*KINDS, ""}
    assert not apply_preset(name).statuses


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_used_or_left_out(name: str) -> None:
    mapping, columns = load_preset(name), list_columns(name)
    used = set(mapping.list_needed())
    assert used <= set(columns)
    assert set(mapping.signature) <= set(columns)
    assert len(mapping.leave) == len(set(mapping.leave))
    assert not used & set(mapping.leave)
    rest = set(columns) - used - set(mapping.leave)
    # Columns of the author's own can have any name.
    own = {"own.begin", "importance", "topics", "deadline"}
    assert rest == (own if mapping.prefix else set())


@pytest.mark.parametrize("name", NAMES)
def test_a_source_is_known_by_its_columns(name: str) -> None:
    (path,) = SAMPLES.glob(f"{name}.[ct]sv")
    file = SourceFile(path.name, path.read_bytes())
    source = open_source(file, SourceOptions())
    assert source.map == open_sample(name).map
    assert f"the map of {name}," in source.by


@pytest.mark.parametrize("name", NAMES)
def test_samples_are_rows_of_their_source(name: str) -> None:
    source, drafts = open_sample(name), apply_preset(name)
    assert 10 <= len(source.table.rows) <= 20
    assert len(drafts.drafts) + len(drafts.left) == len(source.table.rows)
    # One comes twice, but for our own exports, where no id does.
    rows = source.table.rows
    keys = {tuple([row.values[one] for one in source.map.key]) for row in rows}
    assert len(keys) == len(rows) - (name != "timeline")
    assert len({draft.key for draft in drafts.drafts}) == len(drafts.drafts)


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
    found = [draft.when.edtf for draft in apply_preset(name).drafts]
    assert found[: len(dates)] == expected


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
    for system, code, _ in apply_preset(name).unknown_codes:
        left.setdefault(system, set()).add(code)
    assert left == unknown


def test_words_are_known_but_for_the_odd_ones() -> None:
    left = {
        (name, typed)
        for name in NAMES
        for recipe in list_recipes(load_preset(name))
        if recipe.words
        for row in open_sample(name).table.rows
        if (typed := row.values.get(recipe.column, "")) not in recipe.words
    }
    # What says nothing; a number of sources, of which only -1 is a word.
    left = {(name, text) for name, text in left if text not in ("", "-9")}
    assert left == {
        ("acled", "New sub-type"),
        *(("ucdp-ged", count) for count in "123"),
    }


def test_roles_of_icews_are_of_states() -> None:
    """But for those that are a state's by what they are called, such as ministries."""
    actors = apply_preset("icews").actors.values()
    roles = {str(entry["name"]): entry["of"] for entry in actors}
    assert roles == {
        "Citizen (Iran)": "Iran",
        "Police (Iran)": "Iran",
        "Business (United States)": "United States",
        "Police (Hong Kong (China))": "Hong Kong",
        "Citizen (Hong Kong (China))": "Hong Kong",
    }


def test_both_versions_of_gdelt_have_one_map() -> None:
    """But for the columns that the first does not have."""
    one, two = load_preset("gdelt-v1"), load_preset("gdelt")
    for key in ("names", "leave"):
        assert getattr(one, key) == tuple(
            column for column in getattr(two, key) if not column.endswith("ADM2Code")
        )
    one, two = (
        replace(mapping, names=(), leave=(), signature=()) for mapping in (one, two)
    )
    assert one == two


def _export() -> bytes:
    chronology = load_text(CHRONOLOGY)
    assert chronology.diagnostics == ()
    options = CsvOptions(columns=tuple(CSV_COLUMNS.split()), notes=True)
    return export_bytes("csv", select(chronology), options)


def test_the_sample_of_our_own_is_what_is_exported() -> None:
    assert (SAMPLES / "timeline.csv").read_bytes() == _export()


def test_cells_of_our_own_go_back_to_what_was_typed() -> None:
    trees = {draft.tree["id"]: draft.tree for draft in apply_preset("timeline").drafts}
    assert trees["call"]["title"] == "=HYPERLINK(1), he says; '=2"
    assert trees["call"]["to"] == ["Sergei Lavrov", "@lavrov"]
    assert trees["visit"]["sources"] == [
        {"source": "sherr-2013", "page": "4"},
        "Reuters",
    ]
