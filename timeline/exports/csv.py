"""Tables as text: RFC 4180, UTF-8, one row an event, cells divided by one character.

`timeline.exports.columns` says which columns there are. What a spreadsheet would run as
a formula is made inert, as `timeline.inert` describes. Plain numbers, and the columns
of dates that timeline itself writes, such as -0431~, are left alone, except at the
start of a row, and but for a tab between the cells: that is a blank to whoever splits
at something else, so that each cell may be the start of one of theirs.

Rows are written some hundred at a time, and their cells made a column at a time: most
values of a column stand in it again and again, and are finished once. Cells are quoted
as Python's csv module quotes them, which takes longer over a row than all the rest.
"""

from collections.abc import Callable, Sequence
from itertools import islice
from typing import BinaryIO

from timeline.exports.columns import Column, choose_columns, format_cell
from timeline.exports.options import CsvOptions
from timeline.inert import is_harmless, make_inert
from timeline.model import Value
from timeline.query import Match, Selection

_TAB = "\t"
_USUAL_SEPARATOR = "; "
# Canonical dates hold digits and signs of their own: -0431/-0404 is no formula to run.
_DATES = frozenset({"date", "begin", "end", "reported"})
# Hardly ever the same in two events; what stands in any other column is remembered.
_DIFFERENT = frozenset({"id", "title", "summary", "note"})
_ROWS = 128
_MOST_REMEMBERED = 4096

_Finish = Callable[[str], str]
"""Returns a cell as it stands in the file, from its text."""


def write(selection: Selection, stream: BinaryIO, options: CsvOptions) -> None:
    """Write the events of a selection.

    Raises ColumnError for a column that does not exist.
    """
    columns = choose_columns(selection, options)
    header = [
        _finisher(options, is_date=False, is_exposed=_is_exposed(place, options))(
            column.name
        )
        for place, column in enumerate(columns)
    ]
    encoding = "utf-8-sig" if options.bom else "utf-8"
    stream.write(f"{options.delimiter.join(header)}\r\n".encode(encoding))
    # Columns whose cells are finished alike share what they remember.
    known: dict[tuple[bool, bool], _Cells] = {}
    makers = [
        _column_maker(column, place, options, known)
        for place, column in enumerate(columns)
    ]
    join = options.delimiter.join
    matches = iter(selection.matches)
    while part := tuple(islice(matches, _ROWS)):
        cells = [make(part) for make in makers]
        rows = map(join, zip(*cells, strict=True))
        if len(columns) == 1:
            # An empty line would be no row.
            rows = map(_fill, rows)
        stream.write("".join([f"{row}\r\n" for row in rows]).encode())


def _fill(cell: str) -> str:
    return cell or '""'


class _Cells(dict[Value, str]):
    """Cells as they stand in the file, by texts or tuples of texts; made when asked."""

    def __init__(self, finish: _Finish, separator: str) -> None:
        super().__init__()
        self._finish = finish
        self._separator = separator

    def __missing__(self, value: Value) -> str:
        cell = self[value] = self._finish(format_cell(value, self._separator))
        return cell


def _column_maker(
    column: Column,
    place: int,
    options: CsvOptions,
    known: dict[tuple[bool, bool], _Cells],
) -> Callable[[Sequence[Match]], list[str]]:
    """Return the function for the cells of some events in a column."""
    values_of, separator = column.values_of, options.list_separator
    is_date = not column.key and column.name in _DATES
    is_exposed = _is_exposed(place, options)
    finish = _finisher(options, is_date=is_date, is_exposed=is_exposed)
    if column.key or column.name in _DIFFERENT:
        return lambda matches: [
            finish(format_cell(value, separator)) for value in values_of(matches)
        ]
    cells = known.setdefault((is_date, is_exposed), _Cells(finish, separator))

    def look_up(matches: Sequence[Match]) -> list[str]:
        if len(cells) > _MOST_REMEMBERED:
            cells.clear()
        return list(map(cells.__getitem__, values_of(matches)))

    return look_up


def _finisher(options: CsvOptions, *, is_date: bool, is_exposed: bool) -> _Finish:
    """Return what makes a cell inert, where it has to be, and quotes it."""
    delimiter, separator = options.delimiter, options.list_separator
    is_usual = separator == _USUAL_SEPARATOR

    def quote(text: str) -> str:
        if '"' in text or delimiter in text or "\n" in text or "\r" in text:
            return '"' + text.replace('"', '""') + '"'
        return text

    if options.raw or (is_date and not is_exposed):
        return quote

    def guard(text: str) -> str:
        if is_usual and is_harmless(text) and not ('"' in text or delimiter in text):
            return text
        return quote(
            make_inert(
                text, list_separator=separator, delimiter=delimiter, first=is_exposed
            )
        )

    return guard


def _is_exposed(place: int, options: CsvOptions) -> bool:
    """Tell whether other readers may begin a cell at the one in that place."""
    return place == 0 or options.delimiter == _TAB
