r"""Tables in Markdown, as GitHub Flavored Markdown (4.10, tables) has them.

    | Date | Event |
    |------|:-----:|
    | 2013 | Talks |

Grammar: a row of headings; below it a row of as many `-`, `--:`, `:-:`; then rows until
an empty line, or one that begins another block. Bars at both ends may lack, `\|` is a
bar within a cell, in code as well. Cells that a row lacks are not there; those that are
too many stand in columns of their own. Fenced code (4.5) holds no tables.

`at` chooses among several, as `timeline.importing.forms.tablechoice` says; a table's
heading is the nearest above it, which its rows have as `heading` where several are read
as one. Addresses that a cell of `NAME` links to stand in a
column `NAME link`: a text, or a list where there are several.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.importing.columns import name_columns
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.markdowntext import read_definitions, read_inline
from timeline.importing.forms.tablechoice import (
    Grid,
    add_cell,
    choose_grids,
    join_tables,
)
from timeline.importing.lines import split_lines
from timeline.importing.rows import Row, Table, list_columns
from timeline.model import Value

_DASHES = re.compile(r" {0,3}\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*)")
# An item of a list that holds a bar is rather a row that begins with a number.
_OTHER_BLOCK = re.compile(
    r" {0,3}(?:#{1,6}\s|>|`{3}|~{3}|(?:[-*+]|\d{1,9}[.)])\s[^|]*$)"
)
_BAR = re.compile(r"(?<!\\)\|")


class _Found(NamedTuple):
    """A table, its cells as they stand in the source."""

    headings: tuple[str, ...]
    line: int
    heading: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Each with its line."""


def recognises(text: str) -> bool:
    """Tell whether a text has a row of headings, and one of dashes below it."""
    return next(_find_tables(text), None) is not None


def read(text: str, options: ReadOptions) -> Table:
    """Return the tables of a text in Markdown, as one.

    Raises SourceError where there is none, or several that are not alike and `at` does
    not choose one.
    """
    found = tuple(_find_tables(text))
    addresses = read_definitions(text)
    grids = tuple(_head(table, addresses, header=options.header) for table in found)
    chosen = choose_grids(grids, options.at, form="Markdown")
    tables = []
    for place in chosen:
        head = () if options.header else ((found[place].line, found[place].headings),)
        cells = (*head, *found[place].rows)
        tables.append(_read_rows(cells, grids[place].columns, addresses))
    rows = join_tables(tables, [grids[place] for place in chosen])
    title = grids[chosen[0]].heading if len(chosen) == 1 else ""
    return Table("markdown", list_columns(rows), rows, title=title)


def _head(table: _Found, addresses: Mapping[str, str], *, header: bool) -> Grid:
    headings = [read_inline(cell, addresses).text for cell in table.headings]
    columns = name_columns(headings if header else [""] * len(headings))
    return Grid(columns, table.line, read_inline(table.heading, addresses).text)


def _find_tables(text: str) -> Iterator[_Found]:
    lines = split_lines(text)
    fence = heading = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
        elif match := _FENCE.match(line):
            fence = match[1]
        elif match := _HEADING.fullmatch(line):
            heading = match[1].rstrip().rstrip("#").strip()
        elif _begins_table(lines, number - 1):
            first = number
            rows, number = _take_rows(lines, number + 1)
            yield _Found(_split_cells(line), first, heading, rows)


def _begins_table(lines: Sequence[str], place: int) -> bool:
    """Tell whether a line has the headings of a table."""
    if "|" not in lines[place] or place + 1 == len(lines):
        return False
    dashes = lines[place + 1]
    if "-" not in dashes or _DASHES.fullmatch(dashes) is None:
        return False
    return len(_split_cells(lines[place])) == len(_split_cells(dashes))


def _take_rows(
    lines: Sequence[str], place: int
) -> tuple[tuple[tuple[int, tuple[str, ...]], ...], int]:
    """Return the rows from a place on, and the place behind them."""
    rows = []
    while place < len(lines):
        line = lines[place]
        if not line.strip() or _OTHER_BLOCK.match(line):
            break
        place += 1
        rows.append((place, _split_cells(line)))
    return tuple(rows), place


def _split_cells(line: str) -> tuple[str, ...]:
    r"""Return the cells of a row, `\|` in them as a bar and blanks around them off."""
    line = line.strip()
    cells = []
    begin = 0
    for match in _BAR.finditer(line):
        cells.append(line[begin : match.end() - 1])
        begin = match.end()
    # What stands behind the last bar is a cell unless the bar ends the row.
    if begin < len(line) or not cells:
        cells.append(line[begin:])
    if line.startswith("|"):
        del cells[0]
    return tuple([cell.strip().replace("\\|", "|") for cell in cells])


def _read_rows(
    rows: Sequence[tuple[int, tuple[str, ...]]],
    columns: tuple[str, ...],
    addresses: Mapping[str, str],
) -> Iterator[Row]:
    most = max((len(cells) for _, cells in rows), default=0)
    names = name_columns([*columns, *[""] * (most - len(columns))])
    for line, cells in rows:
        values: dict[str, Value] = {}
        for name, cell in zip(names, cells, strict=False):
            add_cell(values, name, read_inline(cell, addresses), names)
        yield Row(values, line)
