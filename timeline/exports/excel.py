"""An Excel workbook: events, actors, sources, and what the workbook is about.

The events are those of CSV, column by column, with some that can be asked for there. An
event that matches only possibly stands on a coloured ground. `begin` and `end` are days
where Excel has them (1900-03-01 to 9999-12-31) and text where it does not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import BinaryIO

from timeline.analysis.tally import (
    ActorTally,
    SourceTally,
    tally_actors,
    tally_sources,
)
from timeline.dates import Fit, When, day_number
from timeline.diagnostics import Location
from timeline.exports.columns import Column, choose_columns, format_cell
from timeline.exports.options import ExcelOptions
from timeline.exports.workbook import FIRST_DAY, Book, Cell, Day, Heading
from timeline.model import NOTE, Chronology, Source, Value
from timeline.names import Names, names_of
from timeline.names.own import parse_number
from timeline.query import Match, Selection
from timeline.query.formatting import format_query
from timeline.views.scope import make_scope

_MORE = ("typed", "reported", "country", "urls", "accounts")
"""Columns that CSV has only where they are asked for."""
_DAYS = frozenset({"begin", "end"})
_USUAL = 20
_WIDTHS = {
    "id": 24,
    "date": 22,
    "begin": 11,
    "end": 11,
    "precision": 10,
    "title": 50,
    "kind": 14,
    "status": 11,
    "confidence": 11,
    "summary": 60,
    "match": 9,
    "why": 8,
    "urls": 40,
    "month": 9,
    "year": 8,
}
"""In characters; of any other column `_USUAL`."""


def write(
    selection: Selection, stream: BinaryIO, options: ExcelOptions
) -> tuple[str, ...]:
    """Write a workbook; return what of it had no room.

    Raises ColumnError for a column that does not exist, MissingError without the
    package that writes workbooks.
    """
    columns = choose_columns(selection, options, _MORE)
    book = Book(selection.chronology.title)
    _add_events(book, selection, columns, options)
    names = names_of(selection.chronology)
    book.add_sheet(
        "Actors",
        _make_headings(_ACTOR_HEADINGS, options),
        (_list_actor(one, names, options) for one in tally_actors(selection)),
        noun="actor",
    )
    book.add_sheet(
        "Sources",
        _make_headings(_SOURCE_HEADINGS, options),
        (_list_source(one) for one in tally_sources(selection)),
        noun="source",
    )
    book.add_page("About", _describe(selection, columns))
    return book.save(stream)


def _make_headings(widths: Mapping[str, int], options: ExcelOptions) -> list[Heading]:
    """Return the heads of columns; that of notes, the last, where they are wanted."""
    wanted = widths if options.notes else [text for text in widths if text != NOTE]
    return [Heading(text, widths[text]) for text in wanted]


def _add_events(
    book: Book, selection: Selection, columns: Sequence[Column], options: ExcelOptions
) -> None:
    cells = [_cell_maker(one, selection.chronology, options) for one in columns]
    book.add_sheet(
        "Events",
        [Heading(one.name, _WIDTHS.get(one.name, _USUAL)) for one in columns],
        ([cell(match) for cell in cells] for match in selection.matches),
        noun="event",
        marked=(
            index
            for index, match in enumerate(selection.matches)
            if match.fit is Fit.POSSIBLE
        ),
    )


def _cell_maker(
    column: Column, chronology: Chronology, options: ExcelOptions
) -> Callable[[Match], Cell]:
    value_of, separator = column.value_of, options.list_separator
    if not column.key and column.name in _DAYS:
        return lambda match: _read_day(format_cell(value_of(match), separator))
    if column.key and chronology.fields.get(column.key) == "number":
        return lambda match: _read_number(value_of(match), separator)
    return lambda match: format_cell(value_of(match), separator)


def _read_day(text: str) -> Cell:
    """Return a day that Excel has as such, and any other as text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    number = day_number(day.year, day.month, day.day)
    return Day(number) if number >= FIRST_DAY else text


def _read_number(value: Value, separator: str) -> Cell:
    """Return what an author declared to be a number as one, if it is one."""
    number = parse_number(value) if isinstance(value, str) else None
    return format_cell(value, separator) if number is None else number


_ACTOR_HEADINGS = {
    "id": 20,
    "name": 30,
    "type": 13,
    "certain": 9,
    "possible": 9,
    "first": 22,
    "last": 22,
    "offices": 60,
    "aliases": 40,
    "query": 40,
    NOTE: 40,
}


def _list_actor(
    tally: ActorTally, names: Names, options: ExcelOptions
) -> Sequence[Cell]:
    actor = names.actors.registry.actor_of(tally.identity)
    held = names.actors.offices.held_by(tally.identity)
    offices = [
        names.actors.offices.describe(one)
        + (f" ({one.role.when.edtf})" if one.role.when else "")
        for one in held
    ]
    separator = options.list_separator
    return [
        tally.identity if actor else "",
        tally.name,
        tally.type,
        tally.certain,
        tally.possible,
        _name_date(tally.ends[0]),
        _name_date(tally.ends[1]),
        separator.join(offices),
        separator.join(actor.aliases if actor else ()),
        format_query(tally.query),
        actor.note if actor else "",
    ]


_SOURCE_HEADINGS = {
    "id": 20,
    "title": 50,
    "author": 24,
    "publisher": 24,
    "date": 14,
    "url": 40,
    "archived": 40,
    "accessed": 14,
    "reliability": 10,
    "certain": 9,
    "possible": 9,
    "alone": 9,
    "query": 40,
    NOTE: 40,
}


def _list_source(tally: SourceTally) -> Sequence[Cell]:
    source = tally.source or Source("", tally.id, Location(""))
    return [
        tally.id,
        source.title or "(no source)",
        source.author,
        source.publisher,
        _name_date(source.date),
        source.url,
        source.archived,
        source.accessed,
        source.reliability,
        tally.number.certain,
        tally.number.possible,
        len(tally.alone),
        format_query(tally.query),
        source.note,
    ]


def _name_date(date: When | None) -> str:
    return date.edtf if date else ""


def _describe(
    selection: Selection, columns: Sequence[Column]
) -> Iterator[Sequence[Cell]]:
    """Yield what the workbook holds, in words."""
    scope = make_scope(selection)
    yield "Title", scope.title
    yield "Question", scope.query or "everything"
    for index, sentence in enumerate(scope.list_sentences()):
        yield "Events" if not index else "", sentence
    for sentence in _SENTENCES:
        yield "", sentence
    for column in columns:
        yield column.name, _explain(column, selection.chronology)


_SENTENCES = (
    "What matches only possibly stands on a coloured ground, in the sheet Events.",
    "Dates are in EDTF (ISO 8601-2). Days before 1900-03-01 are text, since Excel has"
    " no such dates.",
    "In Actors and Sources `certain` and `possible` count events, and `query` asks"
    " timeline for them.",
    "The columns of Events:",
)


def _explain(column: Column, chronology: Chronology) -> str:
    """Return what stands in a column."""
    if not column.key:
        return column.meaning
    kind = chronology.fields.get(column.key, "text")
    return f"a key of the authors' own ({kind})"
