"""Comma-separated values: RFC 4180, UTF-8, one row an event.

The columns stand in a fixed order, then the authors' own keys in the order in
which they first occur. What a spreadsheet would run as a formula is made inert, as
`timeline.exports.inert` describes. Plain numbers, and the columns of dates that
timeline itself writes, such as -0431~, are left alone, except at the start of a row.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from timeline.dates import format_day, is_finite
from timeline.exports.inert import make_inert
from timeline.exports.options import ColumnError, ExportOptions
from timeline.exports.record import plain_value
from timeline.model import NOTE, Citation, Event, Value
from timeline.names import SourceNames, names_of
from timeline.query import Selection
from timeline.text import find_nearest


def write(selection: Selection, stream: BinaryIO, options: ExportOptions) -> None:
    """Write the events of a selection.

    Raises ColumnError for a column that does not exist.
    """
    own = _own_columns(selection.events)
    columns = _choose_columns(options, own)
    text = io.TextIOWrapper(
        stream,
        encoding="utf-8-sig" if options.bom else "utf-8",
        newline="",
        write_through=True,
    )
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(_format_header(columns, options))
        names = names_of(selection.chronology).sources
        make_row = _row_maker(columns, own, names, options)
        writer.writerows(make_row(event) for event in selection.events)
    finally:
        text.detach()


def _own_columns(events: Sequence[Event]) -> dict[str, str]:
    """Return the authors' own keys by column; one that is taken gets `own.`."""
    columns: dict[str, str] = {}
    for key in dict.fromkeys(key for event in events for key in event.extra):
        column = key
        while column in _COLUMNS or column in _OPTIONAL or column in columns:
            column = f"own.{column}"
        columns[column] = key
    return columns


def _choose_columns(options: ExportOptions, own: Iterable[str]) -> tuple[str, ...]:
    usual = (*_COLUMNS, *own, *((NOTE,) if options.notes else ()))
    every = tuple(dict.fromkeys((*usual, *_OPTIONAL)))
    for column in options.columns:
        if column == NOTE and not options.notes:
            raise ColumnError(
                f"the column {column!r} is for the authors alone",
                "give --with-notes as well",
            )
        if column not in every:
            near = find_nearest(column, every, limit=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise ColumnError(
                f"there is no column {column!r}", f"{hint}columns: {', '.join(every)}"
            )
    return options.columns or usual


def _row_maker(
    columns: Sequence[str],
    own: Mapping[str, str],
    names: SourceNames,
    options: ExportOptions,
) -> Callable[[Event], list[str]]:
    def value_maker(column: str) -> Callable[[Event], Value]:
        if column in own:
            return lambda event: event.extra.get(own[column], "")
        if column in _COLUMNS:
            return _COLUMNS[column]
        return lambda event: _OPTIONAL[column](event, names)

    def cell_maker(column: str, *, first: bool) -> Callable[[Event], str]:
        value_of = value_maker(column)
        separator = options.list_separator
        if options.raw or (column in _DATES and not first):
            return lambda event: _format_cell(value_of(event), separator)
        return lambda event: make_inert(
            _format_cell(value_of(event), separator),
            list_separator=separator,
            first=first,
        )

    cells = [cell_maker(name, first=place == 0) for place, name in enumerate(columns)]
    return lambda event: [cell(event) for cell in cells]


def _format_header(columns: Sequence[str], options: ExportOptions) -> list[str]:
    if options.raw:
        return list(columns)
    separator = options.list_separator
    return [
        make_inert(name, list_separator=separator, first=place == 0)
        for place, name in enumerate(columns)
    ]


def _format_cell(value: Value, separator: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple) and all(isinstance(item, str) for item in value):
        return separator.join(str(item) for item in value)
    # Deeper structures of the author's own: nothing is lost, if nothing is pretty.
    import json

    return json.dumps(plain_value(value), ensure_ascii=False)


def _day(day: int) -> str:
    return format_day(day) if is_finite(day) else ""


def _citations(citations: Sequence[Citation]) -> Iterator[str]:
    for citation in citations:
        yield (
            f"{citation.source}, {citation.page}" if citation.page else citation.source
        )


_COLUMNS: dict[str, Callable[[Event], Value]] = {
    "id": lambda event: event.id,
    "date": lambda event: event.date.edtf,
    "begin": lambda event: _day(event.date.b1),
    "end": lambda event: _day(event.date.e2),
    "precision": lambda event: event.date.precision.value,
    "title": lambda event: event.title,
    "kind": lambda event: event.kind,
    "actors": lambda event: event.actors,
    "to": lambda event: event.to,
    "about": lambda event: event.about,
    "place": lambda event: event.place,
    "tags": lambda event: event.tags,
    "status": lambda event: event.status,
    "confidence": lambda event: event.confidence,
    "sources": lambda event: tuple(_citations(event.sources)),
    "summary": lambda event: event.summary,
}
# To be asked for with --columns; not among the columns that are always there.
_OPTIONAL: dict[str, Callable[[Event, SourceNames], Value]] = {
    "reported": lambda event, _: event.reported.edtf if event.reported else "",
    "see": lambda event, _: event.see,
    "typed": lambda event, _: event.date.typed,
    "urls": lambda event, _: tuple(
        citation.url for citation in event.sources if citation.url
    ),
    # One for each of the sources, so that the lists go together; empty where none is.
    "credibility": lambda event, _: tuple(
        citation.credibility for citation in event.sources
    ),
    "reliability": lambda event, names: tuple(
        source.reliability if (source := names.find(citation.source)) else ""
        for citation in event.sources
    ),
    "accounts": lambda event, _: tuple(
        f"{account.source}: {account.date.edtf}" for account in event.accounts
    ),
    NOTE: lambda event, _: event.note,
}
# Canonical dates hold digits and signs of their own: -0431/-0404 is no formula to run.
_DATES = frozenset({"date", "begin", "end", "reported"})
