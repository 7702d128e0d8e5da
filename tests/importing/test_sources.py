"""From bytes to drafts: which form a source has, which map, and which options mean."""

from pathlib import Path

import pytest

from timeline.diagnostics import STDIN, SourceFile
from timeline.files import UnreadableFileError
from timeline.importing.applying import apply_map
from timeline.importing.forms import FORMS, Form, ReadOptions
from timeline.importing.guessing import GuessError
from timeline.importing.mapreading import MapError, read_map
from timeline.importing.maps import Map
from timeline.importing.mapwriting import format_map
from timeline.importing.presets import PRESETS
from timeline.importing.rows import Row, SourceError
from timeline.importing.sources import (
    Source,
    SourceOptions,
    find_sources,
    load_preset,
    open_source,
)

CELLS = "id,date,title\n1,2013-05-10,A\n"


def _open(text: str, name: str = STDIN, **options: object) -> Source:
    file = SourceFile(name, text.encode())
    return open_source(file, SourceOptions(**options))  # type: ignore[arg-type]  # any of its fields


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_are_found_where_no_name_tells_of_them(sign: str) -> None:
    source = _open(CELLS.replace(",", sign))
    assert (source.table.form, source.map.source) == ("csv", "stdin")
    assert len(apply_map(source.map, source.table).drafts) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("in/visits.csv", "visits"),
        ("acled.2023.csv", "acled-2023"),
        (".csv", "csv"),
        ("?.csv", "source"),
    ],
)
def test_a_source_goes_by_all_of_its_name(name: str, source: str) -> None:
    assert _open(CELLS, name).map.source == source


@pytest.mark.parametrize("text", ["some words\nand more\n", "a, b\nno more\n", "x"])
def test_what_is_nothing_asks_for_its_form(text: str) -> None:
    with pytest.raises(SourceError, match="what form it has") as caught:
        _open(text)
    assert "csv" in caught.value.hint


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
@pytest.mark.parametrize("name", [STDIN, "x.csv", "x.json", "x.ics"])
def test_an_empty_file_is_told_as_such(text: str, name: str) -> None:
    with pytest.raises(SourceError, match="there is nothing in it"):
        _open(text, name)


def test_an_option_of_cells_says_that_there_are_some() -> None:
    assert _open("date~title\n2013~A\n", delimiter="~").table.form == "csv"


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_options_are_refused_where_they_mean_nothing(form: Form) -> None:
    assert form.takes <= set(ReadOptions._fields)
    given = {
        "at": SourceOptions(form.name, at="a"),
        "delimiter": SourceOptions(form.name, delimiter=";"),
        "header": SourceOptions(form.name, header=False),
    }
    assert given.keys() == set(ReadOptions._fields)
    for option, options in given.items():
        if option not in form.takes:
            with pytest.raises(SourceError, match="means nothing in the form"):
                open_source(SourceFile("x", b"x\ny\n"), options)


def test_the_map_that_is_given_is_the_one() -> None:
    text = "source: mine\nkey: id\nevents: {date: date, title: title}\n"
    mapping = read_map(SourceFile("m.yaml", text.encode()))
    source = _open(CELLS, map=mapping)
    assert (source.map, source.by) == (mapping, "read by the map that was given")
    file = SourceFile("x.csv", CELLS.encode())
    other = open_source(file, SourceOptions(map=mapping, name="Other name"))
    assert other.map.source == "other-name"


@pytest.mark.parametrize(
    "value",
    [
        "titel",
        "'{id}: {titel}'",
        "{column: titel, html: true}",
        "{template: '{a} {id}', parts: {a: titel}}",
    ],
)
def test_a_column_that_a_map_names_has_to_be_there(value: str) -> None:
    text = f"source: titel\nevents:\n  date: date\n  title: {value}\n"
    mapping = read_map(SourceFile("m.yaml", text.encode()))
    message = r"m.yaml:4:\d\d: there is no column `titel` in <stdin>"
    with pytest.raises(MapError, match=message) as caught:
        _open(CELLS, map=mapping)
    assert "`title`" in caught.value.hint


@pytest.mark.parametrize("preset", [one.name for one in PRESETS])
def test_a_preset_takes_only_its_data(preset: str) -> None:
    with pytest.raises(SourceError, match=f"lacks what the map of {preset} goes by"):
        _open(CELLS, preset=preset)
    signature = load_preset(preset).signature
    row = ",".join("1" for _ in signature)
    source = _open(f"{','.join(signature)}\n{row}\n", "x.csv", preset=preset)
    assert source.by == f"read by the map of {preset}"


def test_a_table_without_a_row_needs_no_map() -> None:
    source = _open("date,title\n", "x.csv")
    assert (source.by, source.table.rows) == ("read as csv", ())


def test_a_table_that_shows_no_events_asks_for_a_map() -> None:
    with pytest.raises(GuessError, match="when the events happened"):
        _open("a,b\n1,2\n", "x.csv")


def test_a_column_that_is_empty_throughout_is_there() -> None:
    names = "names: [date, place, title]\n"
    events = "events: {date: date, title: title, place: place}\n"
    mapping = read_map(SourceFile("m.yaml", f"{names}{events}".encode()))
    source = _open("2013,,A\n2014,,B\n", "x.csv", map=mapping)
    assert source.table.columns == ("date", "title")
    assert len(apply_map(source.map, source.table).drafts) == 2


def test_renamed_columns_keep_what_is_said_of_a_row() -> None:
    names = "names: [date, title]\nevents: {date: date, title: title}\n"
    mapping = read_map(SourceFile("m.yaml", names.encode()))
    source = _open("2013,A\n2014,B\n", "x.csv", map=mapping)
    assert source.table.columns == ("date", "title")
    assert source.table.rows[0] == Row({"date": "2013", "title": "A"}, 1)


def test_files_of_folders_and_none_twice(tmp_path: Path) -> None:
    for name in ("b.csv", "a.JSON", ".c.csv", "d.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "e.csv").mkdir()
    paths = [str(tmp_path / "b.csv"), str(tmp_path), "-"]
    found = [path.removeprefix(f"{tmp_path}/") for path in find_sources(paths)]
    assert found == ["b.csv", "a.JSON", "-"]


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file or folder"):
        find_sources([str(tmp_path / "x.csv")])
    with pytest.raises(UnreadableFileError, match="holds nothing"):
        find_sources([str(tmp_path)])


def test_a_preset_that_was_printed_may_name_what_its_data_need_not_have() -> None:
    columns = ",".join(load_preset("acled").signature)
    text = f"{columns}\nSYR1,2013-05-10,1,Armed clash,A\n"
    map_ = _print_and_read(load_preset("acled"))
    source = _open(text, map=map_)
    assert len(apply_map(source.map, source.table).drafts) == 1
    wrong = _print_and_read(load_preset("acled"), "notes", "notez")
    with pytest.raises(MapError, match="there is no column `notez`"):
        _open(text, map=wrong)


def _print_and_read(mapping: Map, old: str = "", new: str = "") -> Map:
    """Return a map as it is read when it was printed, and a word of it changed."""
    text = "\n".join(format_map(mapping))
    changed = text.replace(old, new) if old else text
    return read_map(SourceFile("m.yaml", changed.encode()))
