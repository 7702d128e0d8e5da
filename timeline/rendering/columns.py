"""Columns that share the width; cells wrap, and nothing is cut.

Where the width has no room for the columns, each row becomes a block of labelled
lines. Rich's own table is not used: it measures and renders all rows before it
prints the first, and takes some four seconds for 10,000 of them.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from timeline.lean import NamedTuple
from timeline.rendering.cells import measure_cells, pad_cells, wrap_cells
from timeline.rendering.lines import Line, Span, draw_labelled
from timeline.rendering.theme import Glyphs
from timeline.text import make_visible

SPACE = 2
"""Cells between two columns."""
_MOST_FOR_A_WORD = (40, 32, 24, 16)
"""Up to how many cells a word is kept whole: tried in this order."""
_MOST_FOR_A_DATE = 16


class Column(NamedTuple):
    """A column of a table."""

    name: str
    style: str = ""
    right: bool = False
    """Numbers stand at the right edge of their column."""
    whole: bool = False
    """Its cells are kept whole while there is room, as dates are."""


def draw_columns(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int, glyphs: Glyphs
) -> Iterator[Line]:
    """Yield a head, a rule and the rows; columns without any text are left out."""
    kept = [index for index in range(len(columns)) if any(row[index] for row in rows)]
    if not kept:
        return
    columns = [columns[index] for index in kept]
    rows = [[row[index] for index in kept] for row in rows]
    widths = fit_rows(columns, rows, width)
    if not widths:
        names = [column.name for column in columns]
        styles = [column.style for column in columns]
        for index, row in enumerate(rows):
            if index:
                yield ()
            yield from draw_block(names, row, styles, width)
        return
    yield from draw_head(columns, widths, glyphs)
    for row in rows:
        yield from draw_cells(columns, row, widths)


def fit_rows(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> tuple[int, ...]:
    """Return the width of each column; empty if there is no room for columns."""
    cells = [
        (column.name, *(row[index] for row in rows))
        for index, column in enumerate(columns)
    ]
    return fit_columns(
        [max(map(measure_cells, texts)) for texts in cells],
        [
            min(max(map(measure_cells, texts)), _MOST_FOR_A_DATE)
            if column.whole
            else max(map(_longest_word, texts))
            for column, texts in zip(columns, cells, strict=True)
        ],
        width - SPACE * (len(columns) - 1),
    )


def fit_columns(
    natural: Sequence[int], words: Sequence[int], room: int
) -> tuple[int, ...]:
    """Return the width of each column so that all fit into `room` cells.

    Columns keep their `natural` width while there is room. Then each gets enough
    for its longest word (`words`), within reason, and the rest goes to those that
    wrap most. Empty if there is no room for words: a table would be hard to read.
    """
    if sum(natural) <= room:
        return tuple(natural)
    for most in _MOST_FOR_A_WORD:
        least = [min(size, most) for size in words]
        spare = room - sum(least)
        if spare >= 0:
            wanted = [size - given for size, given in zip(natural, least, strict=True)]
            return tuple(
                given + spare * more // sum(wanted)
                for given, more in zip(least, wanted, strict=True)
            )
    return ()


def _longest_word(text: str) -> int:
    # Made visible first: a tab parts words as a space does.
    return max(map(measure_cells, make_visible(text).split(" ")))


def draw_head(
    columns: Sequence[Column], widths: Sequence[int], glyphs: Glyphs
) -> Iterator[Line]:
    """Yield the names of the columns and a rule below each."""
    named = [column._replace(style="strong") for column in columns]
    yield from draw_cells(named, [column.name for column in columns], widths)
    rules = [glyphs.rule * width for width in widths]
    yield (Span((" " * SPACE).join(rules), "rail"),)


def draw_cells(
    columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]
) -> Iterator[Line]:
    """Yield the lines of one row."""
    wrapped = [wrap_cells(text, width) for text, width in zip(row, widths, strict=True)]
    yield from draw_wrapped(columns, wrapped, widths)


def draw_wrapped(
    columns: Sequence[Column],
    wrapped: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> Iterator[Line]:
    """Yield the lines of one row whose cells are broken already."""
    for texts in zip_longest(*wrapped, fillvalue=""):
        yield _draw_row(columns, texts, widths)


def _draw_row(
    columns: Sequence[Column], texts: Sequence[str], widths: Sequence[int]
) -> Line:
    spans = []
    last = len(texts) - 1
    for index, (column, text, width) in enumerate(
        zip(columns, texts, widths, strict=True)
    ):
        padded = text
        if column.right:
            padded = " " * (width - measure_cells(text)) + text
        if index != last:
            padded = pad_cells(padded, width) + " " * SPACE
        spans.append(Span(padded, column.style))
    return tuple(spans)


def draw_block(
    names: Sequence[str], row: Sequence[str], styles: Sequence[str], width: int
) -> Iterator[Line]:
    """Yield a row as labelled lines, one for each cell that is filled."""
    label_width = max(map(measure_cells, names)) + SPACE
    for name, text, style in zip(names, row, styles, strict=True):
        if text:
            spans = [Span(text, style)]
            yield from draw_labelled(name, spans, width, label_width=label_width)
