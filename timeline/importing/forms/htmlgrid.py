"""The tables of a page as elements, and the places that their cells have.

Which tag ends which, where tags are left out, is as in the HTML Living Standard
(13.2.6.4.9 to 13.2.6.4.15); the places of cells as in 4.9.12, forming a table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.importing.forms.htmlscan import Token, scan_html
from timeline.importing.rows import SourceError

Stretch = tuple[int, int]
"""Where something begins and ends in the source, in code points; exclusive."""

_GROUPS = ("thead", "tbody", "tfoot")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_DEEPEST = 20
_MOST_PLACES = 1_000_000
_WIDEST = 1000
"""The number of columns that a cell may span at most (4.9.11)."""
_TALLEST = 65534
"""The number of rows."""


@dataclass(slots=True)
class CellElement:
    """A `<td>` or `<th>`."""

    begin: int
    end: int
    columns: int
    rows: int
    """How many it spans; 0 for all that follow."""
    is_head: bool


@dataclass(slots=True)
class RowElement:
    """A `<tr>`."""

    start: int
    group: int
    """Which `<thead>`, `<tbody>` or `<tfoot>` it is in: cells span none beyond."""
    is_head: bool
    cells: list[CellElement] = field(default_factory=list)


@dataclass(slots=True)
class TableElement:
    """A `<table>`."""

    start: int
    heading: Stretch
    has_caption: bool = False
    rows: list[RowElement] = field(default_factory=list)

    def count_heads(self, begin: int) -> int:
        """Return how many rows from the one at `begin` on are headings."""
        count = 0
        for row in self.rows[begin:]:
            if not row.cells or (count and len(row.cells) == 1):
                break
            if not row.is_head and not all(cell.is_head for cell in row.cells):
                break
            count += 1
        # Headings of nothing are rows.
        return count if begin + count < len(self.rows) else 0


@dataclass(slots=True)
class _Open:
    """A table that is being read."""

    table: TableElement
    group: int = 0
    in_head: bool = False
    row: RowElement | None = None
    cell: CellElement | None = None
    caption: int = -1


class TableBuilder:
    """Makes elements of the tags of tables."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tables: list[TableElement] = []
        self.open: list[_Open] = []
        self.heading: Stretch = (0, 0)
        self.heading_begins = -1

    def build(self) -> list[TableElement]:
        """Return the tables in the order in which they begin.

        Raises SourceError for tables nested more than 20 deep.
        """
        for token in scan_html(self.text):
            if token.kind != "text":
                self._take(token)
        while self.open:
            self._end_table(len(self.text))
        return self.tables

    def _take(self, token: Token) -> None:
        name, begins = token.text, token.kind == "start"
        if name == "table":
            if begins:
                self._begin_table(token)
            elif self.open:
                self._end_table(token.start)
        elif name in _HEADINGS:
            self._take_heading(token)
        elif self.open:
            self._take_part(token, self.open[-1])

    def _take_part(self, token: Token, table: _Open) -> None:
        name, begins = token.text, token.kind == "start"
        if name in _CELLS:
            _end_cell(table, token.start)
            if begins:
                _begin_cell(table, token)
        elif name == "tr":
            _end_row(table, token.start)
            if begins:
                _begin_row(table, token.start)
        elif name in _GROUPS:
            _end_row(table, token.start)
            table.group += 1
            table.in_head = begins and name == "thead"
        elif name == "caption" and table.cell is None:
            if begins:
                table.caption = token.end
            else:
                _end_caption(table, token.start)

    def _take_heading(self, token: Token) -> None:
        if token.kind == "start":
            self.heading_begins = token.end
        elif self.heading_begins >= 0:
            self.heading = (self.heading_begins, token.start)
            self.heading_begins = -1

    def _begin_table(self, token: Token) -> None:
        if len(self.open) == _DEEPEST:
            raise SourceError(
                f"tables stand within tables more than {_DEEPEST} deep",
                "save the one that is meant as a file of its own",
                line=self.text.count("\n", 0, token.start) + 1,
            )
        table = TableElement(token.start, self.heading)
        self.tables.append(table)
        self.open.append(_Open(table))

    def _end_table(self, end: int) -> None:
        table = self.open.pop()
        _end_row(table, end)
        _end_caption(table, end)


def _begin_row(table: _Open, start: int) -> RowElement:
    _end_caption(table, start)
    row = RowElement(start, table.group, table.in_head)
    table.row = row
    table.table.rows.append(row)
    return row


def _begin_cell(table: _Open, token: Token) -> None:
    row = table.row or _begin_row(table, token.start)
    table.cell = CellElement(
        token.end,
        token.end,
        _read_span(token.attributes, "colspan", 1, _WIDEST) or 1,
        _read_span(token.attributes, "rowspan", 0, _TALLEST),
        token.text == "th",
    )
    row.cells.append(table.cell)


def _end_cell(table: _Open, end: int) -> None:
    if table.cell is not None:
        table.cell.end = end
        table.cell = None


def _end_row(table: _Open, end: int) -> None:
    _end_cell(table, end)
    table.row = None


def _end_caption(table: _Open, end: int) -> None:
    if table.caption >= 0:
        table.table.heading = (table.caption, end)
        table.table.has_caption = True
        table.caption = -1


def _read_span(attributes: Mapping[str, str], name: str, least: int, most: int) -> int:
    """Return a number of rows or columns; 1 where there is none that can be meant."""
    text = attributes.get(name, "").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        return 1
    return min(max(int(text), least), most)


def lay_out(table: TableElement, line: int) -> list[dict[int, Stretch]]:
    """Return the cell at each place of each row, by the number of its column from 0.

    Raises SourceError where they have more than a million places; `line` is that of
    the table.
    """
    laid: list[dict[int, Stretch]] = []
    # By column: a cell from above, and how many rows it still spans.
    hanging: dict[int, tuple[Stretch, int]] = {}
    count = 0
    group = -1
    for row in table.rows:
        if row.group != group:
            hanging, group = {}, row.group
        places = {column: stretch for column, (stretch, _) in hanging.items()}
        hanging = {
            column: (stretch, left - 1)
            for column, (stretch, left) in hanging.items()
            if left > 1
        }
        column = 0
        for cell in row.cells:
            while column in places:
                column += 1
            count += cell.columns
            _check_places(count, line)
            for number in range(column, column + cell.columns):
                places.setdefault(number, (cell.begin, cell.end))
                if cell.rows != 1:
                    left = (cell.rows or _TALLEST) - 1
                    hanging[number] = ((cell.begin, cell.end), left)
            column += cell.columns
        count += len(hanging)
        _check_places(count, line)
        laid.append(places)
    return laid


def _check_places(count: int, line: int) -> None:
    if count > _MOST_PLACES:
        raise SourceError(
            "the cells of this table span more places than can be read",
            "take `rowspan` and `colspan` out of it",
            line=line,
        )
