"""Workbooks opened in LibreOffice Calc, which is asked for what it made of them."""

import csv
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.exporting import export_bytes
from tests.helpers.files import DATA, load_sample
from tests.helpers.programs import find_program
from timeline import Chronology, load, select
from timeline.exports.columns import choose_columns, format_cell
from timeline.exports.options import ExcelOptions

# Of Calc's text filter (LibreOffice 7.4): comma, quote, UTF-8, first line, columns,
# language, all quoted, numbers as such, as shown, formulas in place of values, spaces
# removed, all sheets.
_TOKENS = "44,34,76,1,,1033,true,true,true,true,false,-1"
_MORE = ("typed", "reported", "country", "urls", "accounts")


def open_in_calc(data: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet as Calc shows them, formulas as formulas."""
    soffice = find_program("soffice", package="libreoffice-calc")
    (folder / "book.xlsx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(soffice, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", f"csv:Text - txt - csv (StarCalc):{_TOKENS}"),
            *("--outdir", str(folder), str(folder / "book.xlsx")),
        ],
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
        timeout=120,
    )
    found = {}
    for path in folder.glob("book-*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem.removeprefix("book-")] = list(csv.reader(file))
    return found


def _expect(chronology: Chronology) -> list[list[str]]:
    """Return the cells of the events, as text."""
    selection = select(chronology)
    columns = choose_columns(selection, ExcelOptions(), _MORE)
    return [
        [format_cell(column.value_of(match), "; ") for column in columns]
        for match in selection.matches
    ]


def test_calc_opens_a_workbook(tmp_path: Path) -> None:
    sheets = open_in_calc(export_bytes("xlsx", select(load_sample())), tmp_path)
    assert set(sheets) == {"Events", "Actors", "Sources", "About"}
    header, *rows = sheets["Events"]
    assert rows == _expect(load_sample())
    begin = rows[1][header.index("begin")]
    assert date.fromisoformat(begin) == date(2013, 1, 1)


@pytest.mark.full
@pytest.mark.parametrize("path", ["arms-control", "nasty", "formulas"])
def test_calc_shows_every_text_as_it_was_typed(path: str, tmp_path: Path) -> None:
    chronology = load(DATA / f"{path}.yaml")
    sheets = open_in_calc(export_bytes("xlsx", select(chronology)), tmp_path)
    rows = sheets["Events"][1:]
    for row, wanted in zip(rows, _expect(chronology), strict=True):
        assert [_plain(cell) for cell in row] == [_plain(cell) for cell in wanted]


def _plain(text: str) -> str:
    """Return a text without what Calc leaves out of a cell: controls, line ends."""
    return "".join(char for char in text if char.isprintable())
