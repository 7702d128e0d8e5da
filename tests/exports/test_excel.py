"""Workbooks as docs/excel.md describes them, read back by openpyxl and pandas."""

import io
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas  # type: ignore[import-untyped]  # its stubs are a package apart
import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import (
    list_blocks,
    load_arms_control,
    load_nasty,
    load_sample,
    read_page,
)
from tests.helpers.workbooks import open_sheet, read_sheet
from timeline import Chronology, load_text, select
from timeline.analysis.tally import tally_actors, tally_sources
from timeline.dates import Fit
from timeline.exports import ColumnError, ExcelOptions, workbook, write_export
from timeline.query import Selection
from timeline.views.scope import make_scope

SAMPLE = load_sample()
_MORE = ["typed", "reported", "country", "urls", "accounts"]


def export(
    chronology: Chronology, query: str | None = None, **options: object
) -> bytes:
    given = ExcelOptions(**options)  # type: ignore[arg-type]  # as the test says
    return export_bytes("xlsx", select(chronology, query), given)


def read_csv(selection: Selection) -> tuple[list[str], list[list[str]]]:
    """Return the columns and rows of the same selection as CSV."""
    text = io.BytesIO(export_bytes("tsv", selection))
    frame = pandas.read_csv(text, sep="\t", dtype=str, keep_default_na=False)
    return list(frame.columns), frame.values.tolist()


@pytest.mark.parametrize("query", [None, "since:2013-05-12", "kind:treaty"])
def test_the_events_are_those_of_csv_with_their_columns(query: str | None) -> None:
    selection = select(SAMPLE, query)
    columns, rows = read_csv(selection)
    data = export(SAMPLE, query)
    sheet = open_sheet(data)
    heads = [str(cell.value) for cell in sheet[1]]
    assert [head for head in heads if head not in _MORE] == columns
    assert heads[-5:] == _MORE
    found = [
        [
            str(row[name])[:10] if isinstance(row[name], datetime) else row[name] or ""
            for name in columns
        ]
        for row in read_sheet(data)
    ]
    assert found == rows


def test_pandas_reads_the_same_with_days_as_days() -> None:
    data = io.BytesIO(export(SAMPLE))
    frame = pandas.read_excel(data, sheet_name="Events", dtype={"id": str})
    assert list(frame["id"]) == [event.id for event in SAMPLE.events]
    assert str(frame["begin"].dtype).startswith("datetime64")
    row = frame[frame["id"] == "cameron-sochi"].iloc[0]
    assert row["begin"] == pandas.Timestamp(2013, 5, 10)
    assert row["date"] == "2013-05-10"


@pytest.mark.parametrize(
    ("typed", "begin", "end"),
    [
        ("2013-05", datetime(2013, 5, 1), datetime(2013, 5, 31)),
        ("1900-03-01", datetime(1900, 3, 1), datetime(1900, 3, 1)),
        ("1900-02-28", "1900-02-28", "1900-02-28"),
        ("1899/1900", "1899-01-01", datetime(1900, 12, 31)),
        ("-0431", "-0431-01-01", "-0431-12-31"),
        ("2013-05-10/..", datetime(2013, 5, 10), None),
        ("9999-12-31", datetime(9999, 12, 31), datetime(9999, 12, 31)),
        ("unknown", None, None),
    ],
)
def test_begin_and_end_are_days_where_excel_has_them(
    typed: str, begin: object, end: object
) -> None:
    (row,) = read_sheet(export(load_text(f"events:\n- {{date: '{typed}', title: T}}")))
    assert (row["begin"], row["end"]) == (begin, end)


def test_what_matches_only_possibly_stands_on_a_coloured_ground() -> None:
    selection = select(SAMPLE, "since:2013-05-12")
    sheet = open_sheet(export(SAMPLE, "since:2013-05-12"))
    fits = [match.fit for match in selection.matches]
    assert {Fit.POSSIBLE, Fit.CERTAIN} == set(fits)
    for number, fit in enumerate(fits, start=2):
        grounds = {cell.fill.fgColor.rgb for cell in sheet[number]}
        colored = fit is Fit.POSSIBLE
        assert grounds == ({"FFFFF2CC"} if colored else {"00000000"})


def test_actors_and_sources_are_counted_as_their_tables_count_them() -> None:
    query = "since:1991 until:1992"
    selection = select(load_arms_control(), query)
    data = export(load_arms_control(), query)
    actors = read_sheet(data, "Actors")
    assert [(row["name"], row["certain"], row["possible"]) for row in actors] == [
        (one.name, one.certain, one.possible) for one in tally_actors(selection)
    ]
    chosen = next(row for row in actors if row["id"] == "yeltsin")
    assert chosen["query"] == f'{query} actor:"Boris Yeltsin"'
    assert "Russian President (1991-07-10/1999-12-31)" in chosen["offices"]
    sources = read_sheet(data, "Sources")
    tallies = tally_sources(selection)
    assert [(row["id"], row["alone"]) for row in sources] == [
        (one.id or None, len(one.alone)) for one in tallies
    ]
    assert sources[-1]["title"] == "(no source)"


def test_the_last_sheet_says_what_the_workbook_is_about() -> None:
    query = "since:2013-05-12"
    data = export(SAMPLE, query)
    rows = [(str(row[0] or ""), row[1]) for row in open_sheet(data, "About").values]
    scope = make_scope(select(SAMPLE, query))
    assert rows[:2] == [("Title", SAMPLE.title), ("Question", query)]
    sentences = scope.list_sentences()
    assert tuple(row[1] for row in rows[2 : 2 + len(sentences)]) == sentences
    explained = dict(rows[2 + len(sentences) :])
    heads = [cell.value for cell in open_sheet(data)[1]]
    assert list(explained)[1:] == heads


def test_a_declared_number_is_a_number_and_other_own_keys_are_text() -> None:
    chronology = load_text(
        "fields: {weight: number, code: text, day: date}\n"
        "events:\n"
        "- {date: 2013, title: T, weight: '4.50', code: '007', day: 2013-05}\n"
        "- {date: 2014, title: U, weight: some, code: [a, b]}\n"
    )
    first, second = read_sheet(export(chronology))
    assert (first["weight"], first["code"], first["day"]) == (4.5, "007", "2013-05")
    assert (second["weight"], second["code"], second["day"]) == ("some", "a; b", None)


def test_columns_can_be_chosen_as_for_csv() -> None:
    data = export(SAMPLE, columns=("title", "year"), list_separator="|")
    assert [cell.value for cell in open_sheet(data)[1]] == ["title", "year"]
    with pytest.raises(ColumnError, match="there is no column 'actor'"):
        export(SAMPLE, columns=("actor",))


def test_notes_are_there_only_where_they_are_asked_for() -> None:
    chronology = load_text(
        "actors: {ann: {name: Ann, note: secret}}\n"
        "sources: {ap: {title: AP, note: secret}}\n"
        "events: [{date: 2013, title: T, actors: [ann], sources: [ap], note: secret}]\n"
    )
    for name in ("Events", "Actors", "Sources"):
        assert "note" not in read_sheet(export(chronology), name)[0]
        (row, *_) = read_sheet(export(chronology, notes=True), name)
        assert row["note"] == "secret"


@pytest.mark.parametrize("load", [load_sample, load_arms_control, load_nasty])
def test_the_same_selection_makes_the_same_bytes(load: type) -> None:
    assert export(load()) == export(load())


def test_an_empty_selection_is_a_workbook_with_headers() -> None:
    data = export(SAMPLE, "kind:treaty")
    assert read_sheet(data) == []
    assert open_sheet(data).auto_filter.ref == "A1:AA1"
    assert read_sheet(data, "Actors") == []


def test_what_is_cut_is_told_by_the_export() -> None:
    text = "x" * (workbook.MOST_UNITS + 1)
    selection = select(load_text(f"events:\n- {{date: 2013, title: {text}}}\n"))
    notices = write_export("xlsx", selection, io.BytesIO())
    assert [notice.split(",")[0] for notice in notices] == ["1 text is cut"]


def test_the_page_names_the_sheets_and_the_columns_beyond_csv() -> None:
    page = read_page("excel")
    sheets = re.findall(r"^\| `(\w+)` \|", page, re.M)
    assert openpyxl.load_workbook(io.BytesIO(export(SAMPLE))).sheetnames == sheets
    for name in _MORE:
        assert f"`{name}`" in page


def test_the_python_of_the_page_reads_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program,) = list_blocks(read_page("excel"), "python")
    (tmp_path / "events.xlsx").write_bytes(export(SAMPLE))
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(program, names)  # noqa: S102  # the page's own
    assert len(names["events"]) == len(SAMPLE.events)
