"""CSV, TSV and their like (RFC 4180): rows of cells between delimiters.

How lines are split into cells is told in `quoting`, how the delimiter and the header
are found in `delimiting`. Beyond that:

- rows of which every cell is empty are none; a header that is repeated is left out;
- a row that is too long has its other cells under `column 7` and so on, if they are not
  empty; one that is too short has no value where there is no cell;
- a column without a name and without a value is none: it was a delimiter too many.
"""

from bisect import bisect_left
from collections.abc import Sequence

from timeline.importing.columns import make_unique, name_columns
from timeline.importing.forms import ReadOptions
from timeline.importing.forms.contents import is_delimited
from timeline.importing.forms.delimiting import find_header, find_layout
from timeline.importing.forms.quoting import Cells, split_lines, split_rows
from timeline.importing.rows import Remark, Row, Skipped, SourceError, Table
from timeline.model import Value
from timeline.records import FrozenDict, cut
from timeline.text import count_of

FORM = "csv"


def recognises(text: str) -> bool:
    """Tell whether a text is rows with as many delimiters each, by its beginning."""
    return is_delimited(text)


def read(text: str, options: ReadOptions) -> Table:
    """Return the rows of a delimited text, cells as typed.

    Raises SourceError for a text with nothing in it, for a delimiter that cannot be
    one, and for quotation marks that make no rows.
    """
    if not text.strip():
        raise SourceError("there is nothing in it", "name a file with rows")
    lines = split_lines(text)
    layout = find_layout(lines, delimiter=options.delimiter)
    sheet = split_rows(
        lines[layout.stated :],
        layout.delimiter,
        first=layout.stated + 1,
        pads=layout.pads,
    )
    rows = [row for row in sheet.rows if any(row.texts) and not _is_blank(row)]
    if not options.header or not rows:
        maker = _Maker((), rows)
        return _make_table(maker, rows, sheet.skipped, sheet.remarks)
    at = find_header(rows)
    header = rows[at]
    below = [row for row in rows[at + 1 :] if row.texts != header.texts]
    skipped = [
        *sheet.skipped,
        *(_skip(row, "it stands above the header") for row in rows[1:at]),
    ]
    if len(below) + at + 1 < len(rows):
        again = [row for row in rows[at + 1 :] if row.texts == header.texts]
        if len(header.texts) > 1:
            skipped += [_skip(row, "it is the header again") for row in again]
        else:
            # A value may well be the name of its column.
            below = rows[at + 1 :]
    title = _join(rows[0]) if at else ""
    return _make_table(
        _Maker(header.texts, below), below, skipped, sheet.remarks, title=title
    )


def _is_blank(row: Cells) -> bool:
    return not "".join(row.texts).strip()


def _join(row: Cells) -> str:
    return ", ".join(text.strip() for text in row.texts if text.strip())


def _skip(row: Cells, reason: str) -> Skipped:
    return Skipped(row.line, cut(_join(row), 200), reason, is_row=False)


def _make_table(
    maker: "_Maker",
    rows: Sequence[Cells],
    skipped: Sequence[Skipped],
    remarks: Sequence[Remark],
    *,
    title: str = "",
) -> Table:
    made = tuple([maker.make(row) for row in rows])
    return Table(
        FORM,
        maker.list_columns(),
        made,
        tuple(sorted(skipped)),
        title,
        remarks=tuple(sorted([*remarks, *maker.tell()])),
    )


class _Maker:
    """Puts cells under the names of their columns."""

    def __init__(self, header: Sequence[str], rows: Sequence[Cells]) -> None:
        self._names = name_columns(header)
        self._taken = frozenset(self._names)
        self._width = len(self._names)
        # Where columns are, if some are left out.
        self._kept: tuple[int, ...] = ()
        unnamed = {at for at, name in enumerate(header) if not name.strip()}
        if unnamed:
            filled = _list_filled(rows)
            self._kept = tuple(
                at for at in range(self._width) if at not in unnamed or at in filled
            )
        self._wanted = self._kept[-1] + 1 if self._kept else self._width
        self._extra: dict[int, str] = {}
        self._short: list[int] = []
        self._long: list[int] = []

    def make(self, row: Cells) -> Row:
        texts = row.texts
        cells = len(texts)
        values: dict[str, Value]
        if self._kept:
            kept = self._kept[: bisect_left(self._kept, cells)]
            values = {self._names[at]: texts[at] for at in kept}
        else:
            values = dict(zip(self._names, texts, strict=False))
        if cells > self._width:
            more = {
                self._name_extra(at): texts[at]
                for at in range(self._width, cells)
                if texts[at].strip()
            }
            if more and self._width:
                self._long.append(row.line)
            values |= more
        elif cells < self._wanted:
            self._short.append(row.line)
        return Row(FrozenDict(values), row.line)

    def _name_extra(self, at: int) -> str:
        if at not in self._extra:
            self._extra[at] = make_unique(f"column {at + 1}", self._taken)
        return self._extra[at]

    def list_columns(self) -> tuple[str, ...]:
        """Return the columns of all rows that were made, the header's first."""
        kept = [self._names[at] for at in self._kept] or self._names
        return (*kept, *(name for _, name in sorted(self._extra.items())))

    def tell(self) -> list[Remark]:
        told = []
        if self._long:
            told.append(
                Remark(
                    self._long[0],
                    f"{_count_rows(self._long)} more cells than the header, which are "
                    f"kept under {self.list_columns()[-len(self._extra)]!r} and so on",
                )
            )
        if self._short:
            told.append(
                Remark(
                    self._short[0],
                    f"{_count_rows(self._short)} fewer cells than the header, and no "
                    f"values for the others",
                )
            )
        return told


def _list_filled(rows: Sequence[Cells]) -> set[int]:
    """Return the places of columns that have a value in some row."""
    return {
        at for row in rows for at, text in enumerate(row.texts) if text and text.strip()
    }


def _count_rows(lines: Sequence[int]) -> str:
    return f"{count_of(len(lines), 'row')} {'has' if len(lines) == 1 else 'have'}"
