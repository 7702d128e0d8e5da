"""Sheets of an Excel workbook (ISO/IEC 29500): what is text in them stays text.

No text becomes a formula, a link or a number. What Excel has no room for is cut, with a
mark where a text ends early, and counted. The file depends on what is written alone:
its dates are fixed.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from timeline.dates import day_number
from timeline.diagnostics import Remedy
from timeline.exports.options import MissingError, Omission
from timeline.rendering import measure_cells
from timeline.text import count_of, make_visible

# xlsxwriter 3.3.1 says no types of its own.
_Sheet = Any
_Form = Any

MOST_ROWS = 1_048_576
"""Of a sheet, its header among them (Excel 2007 and later)."""
MOST_COLUMNS = 16_384
MOST_UNITS = 32_767
"""Of the text of a cell, in 16-bit units of UTF-16."""
CUT = " [cut]"
"""How a text ends of which the rest had no room."""
FIRST_DAY = day_number(1900, 3, 1)
"""Before it Excel has a day that never was, 29 February 1900."""
_DAY_ZERO = day_number(1899, 12, 30)
# Longer texts show as `####` where a cell is set to text (Excel up to 2010).
_MOST_AS_TEXT = 255
_CREATED = datetime(2000, 1, 1)  # written as it is, in no zone
_POSSIBLE = "#FFF2CC"
_HEADER = "#D9E2F3"
_WIDEST = 60
_EVENT = "event"
# Of a line, in points. LibreOffice (7.4) fits no row to its text by itself.
_LINE = 15
_MOST_LINES = 20


class Heading(NamedTuple):
    """The head of a column."""

    text: str
    width: int
    """In characters of the default font; text that is wider is wrapped."""


Cell = str | float | None
"""What stands in a cell: text, a number, or nothing."""


class Day(int):
    """A cell that is a day, by its number; FIRST_DAY or later."""


class Book:
    """A workbook that is written sheet by sheet."""

    def __init__(self, title: str) -> None:
        """Begin a workbook. Raises MissingError without the package that writes it."""
        try:
            from xlsxwriter import Workbook  # type: ignore[import-untyped]  # see above
        except ImportError:
            raise MissingError(
                "workbooks are written by the package xlsxwriter, which is missing",
                remedy=Remedy("install-extra", "excel"),
            ) from None
        self._bytes = io.BytesIO()
        # In memory: temporary files would be read back for nothing.
        options = {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
        self._book = Workbook(self._bytes, options)
        self._book.set_properties({"title": make_visible(title), "created": _CREATED})
        self._formats: dict[tuple[str, bool], _Form] = {}
        self._cut = 0
        self._lost: list[str] = []

    def add_sheet(
        self,
        name: str,
        headings: Sequence[Heading],
        rows: Iterable[Sequence[Cell]],
        *,
        noun: str,
        marked: Iterable[int] = (),
    ) -> None:
        """Add a sheet: a header that stays in sight, with filters, and rows below it.

        Rows with the index of one that is `marked` stand on a coloured ground. `noun`
        is what a row is, for the notice of those that have no room.
        """
        sheet = self._book.add_worksheet(name)
        shown = headings[:MOST_COLUMNS]
        if len(shown) < len(headings):
            self._lost.append(_tell(len(headings) - len(shown), "column", name))
        for column, heading in enumerate(shown):
            sheet.set_column(column, column, min(heading.width, _WIDEST))
            self._write_text(sheet, 0, column, heading.text, self._get("header"))
        highlighted = frozenset(marked)
        last = lost_rows = 0
        for index, row in enumerate(rows):
            if index + 1 >= MOST_ROWS:
                lost_rows += 1
                continue
            last = index + 1
            height = _LINE * _count_lines(row, shown)
            if height > _LINE:
                sheet.set_row(last, height)
            for column, cell in enumerate(row[: len(shown)]):
                self._write(sheet, last, column, cell, marked=index in highlighted)
        if lost_rows:
            told = _tell(lost_rows, noun, name)
            # Events alone are counted among what was written.
            number = lost_rows if noun == _EVENT else 0
            self._lost.append(Omission(told, number))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.autofilter(0, 0, last, len(shown) - 1)
        # Ids and years that are digits are meant to be text.
        sheet.ignore_errors(
            {"number_stored_as_text": f"A1:{_name_column(len(shown))}{last + 1}"}
        )

    def add_page(self, name: str, rows: Iterable[Sequence[Cell]]) -> None:
        """Add a sheet to read: two columns, the first of them in bold."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 2 * _WIDEST)
        for index, row in enumerate(rows):
            for column, cell in enumerate(row):
                if column == 0 and isinstance(cell, str):
                    self._write_text(sheet, index, 0, cell, self._get("label"))
                else:
                    self._write(sheet, index, column, cell)

    def save(self, stream: BinaryIO) -> tuple[str, ...]:
        """Write the workbook; return what of it had no room, in sentences."""
        self._book.close()
        stream.write(self._bytes.getbuffer())
        notices = list(self._lost)
        if self._cut:
            noun = count_of(self._cut, "text")
            verb = "is" if self._cut == 1 else "are"
            end = "ends" if self._cut == 1 else "end"
            most = f"a cell of Excel holds {MOST_UNITS:,} characters"
            notices.append(f"{noun} {verb} cut, and {end} in `{CUT.strip()}`: {most}")
        return tuple(notices)

    def _write(
        self,
        sheet: _Sheet,
        row: int,
        column: int,
        cell: Cell,
        *,
        marked: bool = False,
    ) -> None:
        if isinstance(cell, Day):
            form = self._get("day", marked=marked)
            sheet.write_number(row, column, cell - _DAY_ZERO, form)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, self._get("number", marked=marked))
        elif cell:
            kind = "text" if len(cell) <= _MOST_AS_TEXT else "long"
            form = self._get(kind, marked=marked)
            self._write_text(sheet, row, column, cell, form)
        elif marked:
            sheet.write_blank(row, column, None, self._get("text", marked=True))

    def _write_text(
        self, sheet: _Sheet, row: int, column: int, text: str, form: _Form
    ) -> None:
        room = _cut(text)
        if room != text:
            self._cut += 1
        if room.startswith("<r>") and room.endswith("</r>"):
            # A text that looks so is taken for markup (xlsxwriter 3.3.1), unless it
            # comes in pieces; of pieces controls are escaped twice, and so spelled.
            sheet.write_rich_string(row, column, room[:1], room[1], room[2:], form)
        else:
            sheet.write_string(row, column, room, form)

    def _get(self, kind: str, *, marked: bool = False) -> _Form:
        """Return the form of cells of a kind; one for all of them."""
        found = self._formats.get((kind, marked))
        if found is None:
            form = _FORMS[kind] | ({"bg_color": _POSSIBLE} if marked else {})
            found = self._formats[kind, marked] = self._book.add_format(form)
        return found


_FORMS: dict[str, dict[str, Any]] = {
    "header": {"bold": True, "bg_color": _HEADER, "valign": "top", "num_format": "@"},
    "label": {"bold": True, "valign": "top", "num_format": "@"},
    "text": {"valign": "top", "text_wrap": True, "num_format": "@"},
    "long": {"valign": "top", "text_wrap": True},
    "number": {"valign": "top"},
    "day": {"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"},
}


def _count_lines(row: Sequence[Cell], headings: Sequence[Heading]) -> int:
    """Return how many lines a row takes, by the longest of its texts; 1 to 20."""
    most = 1
    for cell, heading in zip(row, headings, strict=False):
        if isinstance(cell, str) and (len(cell) > heading.width - 2 or "\n" in cell):
            # Words that have no room at the end of a line leave some of it empty.
            room = max(heading.width - 4, 1)
            lines = (-(-measure_cells(line) // room) or 1 for line in cell.splitlines())
            most = max(most, sum(islice(lines, _MOST_LINES)))
    return min(most, _MOST_LINES)


def _cut(text: str) -> str:
    """Return as much of a text as a cell holds."""
    if len(text.encode("utf-16-le")) <= 2 * MOST_UNITS:
        return text
    room = MOST_UNITS - len(CUT)
    # Half of a surrogate pair at the end is no character, and left out.
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return f"{kept}{CUT}"


def _tell(number: int, noun: str, sheet: str) -> str:
    verb = "has" if number == 1 else "have"
    return f"{count_of(number, noun)} of the sheet {sheet} {verb} no room"


def _name_column(number: int) -> str:
    """Return the letters of a column, 1-based: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
