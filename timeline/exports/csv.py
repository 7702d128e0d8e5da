"""Tables as text: RFC 4180, UTF-8, one row an event, cells divided by one character.

`timeline.exports.columns` says which columns there are. What a spreadsheet would run as
a formula is made inert, as `timeline.inert` describes. Plain numbers, and the columns
of dates that timeline itself writes, such as -0431~, are left alone, except at the
start of a row, and but for a tab between the cells: that is a blank to whoever splits
at something else, so that each cell may be the start of one of theirs.
"""

import csv
import io
from collections.abc import Callable, Sequence
from typing import BinaryIO

from timeline.exports.columns import Column, choose_columns, format_cell
from timeline.exports.options import CsvOptions
from timeline.inert import make_inert
from timeline.query import Match, Selection

_TAB = "\t"
# Canonical dates hold digits and signs of their own: -0431/-0404 is no formula to run.
_DATES = frozenset({"date", "begin", "end", "reported"})


def write(selection: Selection, stream: BinaryIO, options: CsvOptions) -> None:
    """Write the events of a selection.

    Raises ColumnError for a column that does not exist.
    """
    columns = choose_columns(selection, options)
    text = io.TextIOWrapper(
        stream,
        encoding="utf-8-sig" if options.bom else "utf-8",
        newline="",
        write_through=True,
    )
    try:
        writer = csv.writer(text, delimiter=options.delimiter, lineterminator="\r\n")
        writer.writerow(_format_header(columns, options))
        make_row = _row_maker(columns, options)
        writer.writerows(make_row(match) for match in selection.matches)
    finally:
        text.detach()


def _row_maker(
    columns: Sequence[Column], options: CsvOptions
) -> Callable[[Match], list[str]]:
    separator = options.list_separator

    def cell_maker(column: Column, *, exposed: bool) -> Callable[[Match], str]:
        value_of = column.value_of
        is_date = not column.key and column.name in _DATES
        if options.raw or (is_date and not exposed):
            return lambda match: format_cell(value_of(match), separator)
        return lambda match: make_inert(
            format_cell(value_of(match), separator),
            list_separator=separator,
            delimiter=options.delimiter,
            first=exposed,
        )

    cells = [
        cell_maker(column, exposed=_is_exposed(place, options))
        for place, column in enumerate(columns)
    ]
    return lambda match: [cell(match) for cell in cells]


def _format_header(columns: Sequence[Column], options: CsvOptions) -> list[str]:
    if options.raw:
        return [column.name for column in columns]
    return [
        make_inert(
            column.name,
            list_separator=options.list_separator,
            delimiter=options.delimiter,
            first=_is_exposed(place, options),
        )
        for place, column in enumerate(columns)
    ]


def _is_exposed(place: int, options: CsvOptions) -> bool:
    """Tell whether other readers may begin a cell at the one in that place."""
    return place == 0 or options.delimiter == _TAB
