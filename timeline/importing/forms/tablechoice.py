"""Which of the tables in a text is read: the one asked for, or all that are alike.

`at` is the number of a table, counted from 1, or its heading: the caption, or the
heading that it stands under, whatever its case. Without it all tables that have the
same columns are read as one, each row with the heading of its own as `heading` if they
differ; where columns differ, which table is meant can only be asked.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from timeline.diagnostics import Remedy
from timeline.importing.columns import make_unique
from timeline.importing.forms.htmltext import Prose
from timeline.importing.rows import Row, SourceError
from timeline.model import Value
from timeline.records import cut, quote_short
from timeline.text import find_nearest, fold, join_words, suggest

_MOST_NAMED = 6


class Grid(NamedTuple):
    """One table of a text, before its cells are read."""

    columns: tuple[str, ...]
    """As they are headed; unique."""
    line: int
    """Where it begins, counted from 1."""
    heading: str = ""


def choose_grids(grids: Sequence[Grid], at: str, *, form: str) -> range:
    """Return the places of the tables to read, at least one.

    Raises SourceError where there is none, none of the name or number, or several that
    cannot be read as one. `form` is what the text is, for the message.
    """
    if not grids:
        raise SourceError(f"there is no table in this {form}")
    if at:
        place = _find(grids, at)
        return range(place, place + 1)
    if all(grid.columns == grids[0].columns for grid in grids):
        return range(len(grids))
    raise SourceError(
        f"this {form} holds {len(grids)} tables with different columns: "
        f"{_list_grids(grids)}",
        "choose one by its number or its heading",
        line=grids[0].line,
        remedy=Remedy("read-at", "1"),
    )


def _find(grids: Sequence[Grid], at: str) -> int:
    if at.isascii() and at.isdigit() and len(at) < 10 and 0 < int(at) <= len(grids):
        return int(at) - 1
    wanted = fold(at)
    found = [i for i, grid in enumerate(grids) if fold(grid.heading) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        lines = join_words([str(grids[i].line) for i in found], last="and")
        raise SourceError(
            f"there are {len(found)} tables with the heading {quote_short(at)}, "
            f"at lines {lines}",
            "choose one by its number",
            line=grids[found[0]].line,
            remedy=Remedy("read-at", str(found[0] + 1)),
        )
    headings = (cut(grid.heading) for grid in grids if grid.heading)
    raise SourceError(
        f"there is no table {quote_short(at)} among {_list_grids(grids)}",
        suggest(
            find_nearest(cut(at), headings), otherwise="give its number or its heading"
        ),
    )


def _list_grids(grids: Sequence[Grid]) -> str:
    """Return the first tables in words, each with its line."""
    named = [
        f"{number} (line {grid.line}"
        + (f", {quote_short(grid.heading)}" if grid.heading else "")
        + ")"
        for number, grid in enumerate(grids[:_MOST_NAMED], 1)
    ]
    rest = len(grids) - len(named)
    return ", ".join(named) + (f" and {rest} more" if rest else "")


def join_tables(
    tables: Iterable[Iterable[Row]], grids: Sequence[Grid]
) -> tuple[Row, ...]:
    """Return the rows of several tables in order, headings with them if they differ.

    Rows without a text are none.
    """
    filled = [[row for row in rows if any(row.values.values())] for rows in tables]
    if len({grid.heading for grid in grids}) == 1:
        return tuple([row for rows in filled for row in rows])
    name = make_unique("heading", grids[0].columns)
    return tuple(
        [
            Row({name: grid.heading, **row.values}, row.line)
            for rows, grid in zip(filled, grids, strict=True)
            for row in rows
        ]
    )


def fold_blanks(text: str) -> str:
    """Return a text in one line, without blanks around it and surplus ones in it."""
    return " ".join(text.split())


def add_cell(
    values: dict[str, Value], name: str, prose: Prose, columns: Collection[str]
) -> None:
    """Put the text of a cell, and the addresses it links to, among those of a row.

    Addresses of `NAME` are `NAME link`, or `NAME link 2` where a column is called so: a
    text, or a list of several.
    """
    values[name] = prose.text
    if not prose.links:
        return
    link = make_unique(f"{name} link", columns)
    values[link] = prose.links[0] if len(prose.links) == 1 else prose.links
