"""Tables in HTML: the cells that a reader sees, each with its place in the source.

After the HTML Living Standard (4.9, tabular data; 13.2.6.4.9 to 13.2.6.4.15 for tags
that are left out). A cell that spans rows or columns has each of its places, so its
text stands in every row and column that it spans. The first rows are headings where all
their cells are `<th>` or stand in `<thead>`; of several, names are joined (`Visit
Begin`). Where there are none, the first row is. A row of one cell that spans the whole
table is no record but a heading of those below it, which have it as `section`; above
the headings of columns it is one of the whole, and of the first rows where others
follow.

A table in a cell of another is a table of its own, and text of that cell. `at` chooses
among several, as `timeline.importing.forms.tablechoice` says; a table's heading is its
caption, or the `<h1>` to `<h6>` nearest above it, which its rows have as `heading`
where several are read as one. Addresses that a cell of `NAME` links to stand in a
column `NAME link`: a text, or a list where there are several. Marks of footnotes are
left out, and counted. What stands outside of tables is not read.
"""

import re
from collections.abc import Iterator

from timeline.importing.columns import name_columns
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.htmlgrid import (
    Stretch,
    TableBuilder,
    TableElement,
    lay_out,
)
from timeline.importing.forms.htmltext import Prose, read_prose
from timeline.importing.forms.markdowntables import recognises as has_markdown_table
from timeline.importing.forms.tablechoice import (
    Grid,
    add_cell,
    choose_grids,
    fold_blanks,
    join_tables,
)
from timeline.importing.lines import LineFinder
from timeline.importing.rows import Remark, Row, Table, list_columns
from timeline.model import Value
from timeline.text import count_of

_BEGINS = re.compile(
    r"\ufeff?\s*+(?:<\?xml\s[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
    r"<(?:(?P<page>!doctype\s++html|html|head|body)|main|article|section|div|h[1-6]|p|"
    r"table|center|style)(?![\w:-])",
    re.IGNORECASE,
)
_TABLE = re.compile(r"<table(?![\w:-])", re.IGNORECASE)


def recognises(text: str) -> bool:
    """Tell whether a text begins as a page does, or as a piece of one with a table.

    Text in Markdown may begin so as well, but has its tables in Markdown.
    """
    match = _BEGINS.match(text)
    if match is None:
        return False
    if match["page"]:
        return True
    return _TABLE.search(text) is not None and not has_markdown_table(text)


def read(text: str, options: ReadOptions) -> Table:
    """Return the tables of a page, as one.

    Raises SourceError where there is none, or several that are not alike and `at` does
    not choose one; and for tables nested deeper, or cells that span more places, than
    anybody's do.
    """
    finder = LineFinder(text)
    built = TableBuilder(text).build()
    readers = [_Reader(text, table, finder, header=options.header) for table in built]
    readers = [reader for reader in readers if reader.columns]
    grids = [reader.grid for reader in readers]
    chosen = choose_grids(grids, options.at, form="HTML")
    rows = join_tables(
        (readers[place].list_rows() for place in chosen),
        [grids[place] for place in chosen],
    )
    title = grids[chosen[0]].heading if len(chosen) == 1 else ""
    marks = sorted(line for place in chosen for line in readers[place].footnotes)
    remarks = [
        Remark(marks[0], f"{count_of(len(marks), 'mark')} of footnotes left out")
        for _ in marks[:1]
    ]
    return Table("html", list_columns(rows), rows, title=title, remarks=tuple(remarks))


class _Reader:
    """Reads the cells of one table."""

    def __init__(
        self, text: str, table: TableElement, finder: LineFinder, *, header: bool
    ) -> None:
        self.text = text
        self.finder = finder
        self.table = table
        self.rows = lay_out(table, finder.find(table.start))
        self.width = 1 + max((max(row, default=-1) for row in self.rows), default=-1)
        self.begin = self._find_begin()
        heads = table.count_heads(self.begin) if header else 0
        # Without a mark of it the first row has the headings.
        self.end_of_heads = self.begin + (heads or int(header))
        self.columns = self._name_columns() if self.begin < len(self.rows) else ()
        self.footnotes: list[int] = []
        """The lines in which marks of them were left out."""

    @property
    def grid(self) -> Grid:
        """Return what the table is chosen by."""
        table = self.table
        if self.begin and not table.has_caption:
            heading = self._read(self.rows[self.begin - 1][0]).text
        else:
            heading = self._read(table.heading).text
        return Grid(self.columns, self.finder.find(table.start), fold_blanks(heading))

    def list_rows(self) -> Iterator[Row]:
        """Yield the rows below the headings, without those that hold no cell."""
        section = ""
        below = range(self.end_of_heads, len(self.rows))
        if self.begin and any(map(self._is_section, below)):
            # The first of several may stand above the headings, such as a year.
            section = self._read(self.rows[self.begin - 1][0]).text
        columns = name_columns([*self.columns, "section"])
        for place in below:
            row = self.rows[place]
            if not row:
                continue
            if self._is_section(place):
                section = self._read(row[0]).text
                continue
            values: dict[str, Value] = {}
            if section:
                values[columns[-1]] = section
            line = self.finder.find(self.table.rows[place].start)
            for number, cell in sorted(row.items()):
                prose = self._read(cell)
                self.footnotes += [line] * prose.footnotes
                add_cell(values, columns[number], prose, columns)
            yield Row(values, line)

    def _find_begin(self) -> int:
        """Return the first row that is no heading of the whole."""
        place = 0
        while place < len(self.rows) and self._is_section(place):
            place += 1
        return place

    def _is_section(self, place: int) -> bool:
        """Tell whether a row is one cell that spans the whole table."""
        row = self.rows[place]
        return (
            len(self.table.rows[place].cells) == 1
            and len(row) == self.width > 1
            and len({*row.values()}) == 1
        )

    def _read(self, cell: Stretch) -> Prose:
        # With a tag before it white space is folded also where there is no other.
        return read_prose(f"<td>{self.text[slice(*cell)]}", drops_footnotes=True)

    def _name_columns(self) -> tuple[str, ...]:
        heads = self.rows[self.begin : self.end_of_heads]
        headings = []
        for number in range(self.width):
            cells = dict.fromkeys(row[number] for row in heads if number in row)
            # A heading that spans rows is said once.
            words = dict.fromkeys(fold_blanks(self._read(cell).text) for cell in cells)
            headings.append(" ".join(filter(None, words)))
        return name_columns(headings)
