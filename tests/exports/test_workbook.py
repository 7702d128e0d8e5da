"""Sheets: what is text stays text, and what has no room is told."""

import io
import sys
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell

from tests.helpers.workbooks import open_sheet, read_sheet
from timeline.dates import day_number
from timeline.exports import MissingError, workbook
from timeline.exports.workbook import Book, Day, Heading

HEADINGS = [Heading("a", 10), Heading("b", 10)]


def write(*rows: list[str | float | None]) -> tuple[bytes, tuple[str, ...]]:
    stream = io.BytesIO()
    book = Book("T")
    book.add_sheet("Events", HEADINGS, rows, noun="event")
    notices = book.save(stream)
    return stream.getvalue(), notices


def cell_of(data: bytes, name: str = "A2") -> Cell:
    cell = open_sheet(data)[name]
    assert isinstance(cell, Cell)
    return cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=1+1}",
        "@SUM(1)",
        "https://e.org/",
        "mailto:a@e.org",
        "internal:Events!A1",
        "007",
        "1e5",
        "2013-05",
        "TRUE",
        "<r><t>x</t></r>",
        "<r>&</r>",
        "_x000D_",
        "a\r\nb\n",
        "  a ",
        "\ufffe\uffff\x1b\0",
    ],
)
def test_text_stays_text(text: str) -> None:
    data, notices = write([text, None])
    assert notices == ()
    (row,) = read_sheet(data)
    assert row == {"a": text, "b": None}
    cell = cell_of(data)
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.number_format == "@"


_letters = st.sampled_from("<r>/&_x0A= ")
_controls = st.sampled_from("\r\n\0\x1b\ufffe")
_texts = st.text(
    st.characters(exclude_categories=["Cs"]) | _letters | _controls, min_size=1
)


def assert_xml(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))  # noqa: S314  # our own


@settings(max_examples=60)
@given(_texts, st.text(_letters.filter(lambda char: char != "_")))
def test_any_text_comes_back_and_every_part_is_xml(one: str, two: str) -> None:
    data, _ = write([one, f"<r>{two}</r>"])
    assert read_sheet(data) == [{"a": one, "b": f"<r>{two}</r>"}]
    assert_xml(data)


def test_controls_are_spelled_in_what_looks_like_markup() -> None:
    data, _ = write(["<r>\x1b</r>", "\x1b"])
    assert read_sheet(data) == [{"a": "<r>_x001B_</r>", "b": "\x1b"}]
    assert_xml(data)


def test_a_title_of_controls_leaves_a_workbook_that_is_xml() -> None:
    stream = io.BytesIO()
    book = Book("a\x1b[31m\ufffe")
    book.add_page("About", [("Title", "x")])
    book.save(stream)
    with zipfile.ZipFile(stream) as archive:
        text = archive.read("docProps/core.xml").decode()
    assert "a\\x1b[31m\\ufffe" in text
    ElementTree.fromstring(text)  # noqa: S314  # our own


def test_long_text_is_no_cell_of_text_that_old_excel_cannot_show() -> None:
    data, _ = write(["x" * 256, "x" * 255])
    assert cell_of(data).number_format == "General"
    assert cell_of(data, "B2").number_format == "@"


def test_numbers_are_numbers_and_days_are_days() -> None:
    data, _ = write([4.5, Day(day_number(2013, 5, 10))], [0, Day(workbook.FIRST_DAY)])
    assert cell_of(data).value == 4.5
    assert cell_of(data, "A3").value == 0
    day, first = cell_of(data, "B2"), cell_of(data, "B3")
    assert day.is_date
    assert first.is_date
    assert str(day.value)[:10] == "2013-05-10"
    assert str(first.value)[:10] == "1900-03-01"
    assert day.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("char", ["x", "é", "𝄞"])
def test_what_a_cell_has_no_room_for_is_cut_and_told(char: str) -> None:
    # A character beyond the first 65,536 takes the room of two.
    fitting = char * (workbook.MOST_UNITS // len(char.encode("utf-16-le")) * 2)
    data, notices = write([fitting, fitting + char * 2], [fitting * 2, None])
    assert notices == (
        "2 texts are cut, and end in `[cut]`: a cell of Excel holds 32,767 characters",
    )
    first, second = read_sheet(data)
    assert first["a"] == fitting
    for text in (first["b"], second["a"]):
        kept = text.removesuffix(" [cut]")
        assert kept == char * len(kept)
        units = len(text.encode("utf-16-le")) // 2
        assert workbook.MOST_UNITS - 2 < units <= workbook.MOST_UNITS


def test_rows_and_columns_without_room_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    monkeypatch.setattr(workbook, "MOST_COLUMNS", 1)
    data, notices = write(["1", "x"], ["2", "x"], ["3", "x"], ["4", "x"])
    assert notices == (
        "1 column of the sheet Events has no room",
        "2 events of the sheet Events have no room",
    )
    assert read_sheet(data) == [{"a": "1"}, {"a": "2"}]


def test_a_sheet_has_a_header_in_sight_and_filters() -> None:
    data, _ = write(["x", "y"], ["z", None])
    sheet = open_sheet(data)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.column_dimensions["A"].width == pytest.approx(10, abs=1)


def test_rows_are_as_high_as_their_longest_text() -> None:
    data, _ = write(
        ["x", None], ["a b c d e " * 3, "x"], ["北" * 12, "a\nb"], ["x" * 999, ""]
    )
    heights = [open_sheet(data).row_dimensions[row].height for row in (2, 3, 4, 5)]
    assert heights == [None, 75, 60, 300]


def test_without_the_package_it_is_told_what_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingError) as missing:
        Book("T")
    assert missing.value.remedy is not None
    assert missing.value.remedy == ("install-extra", "excel")
