"""Comma-separated values: RFC 4180, UTF-8, one row an event.

The columns stand in a fixed order, then the authors' own keys in the order in which
the files declare them. What a spreadsheet would run as a formula is made inert, as
`timeline.inert` describes. Plain numbers, and the columns of dates that
timeline itself writes, such as -0431~, are left alone, except at the start of a row.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO

from timeline.diagnostics import Remedy
from timeline.exports.options import ColumnError, CsvOptions
from timeline.exports.resolving import (
    list_possible,
    name_day,
    name_own,
    resolve_names,
)
from timeline.inert import make_inert
from timeline.model import NOTE, Citation, Event, Value
from timeline.names import OWN, Names, names_of
from timeline.query import Match, Selection
from timeline.records import make_plain
from timeline.text import find_nearest


def write(selection: Selection, stream: BinaryIO, options: CsvOptions) -> None:
    """Write the events of a selection.

    Raises ColumnError for a column that does not exist.
    """
    declared = name_own(selection.chronology.fields, _TABLES)
    keys = chain.from_iterable(event.extra for event in selection.events)
    named = declared | name_own(keys, _TABLES, declared)
    # Behind `own.` a key is found whether or not its name is taken.
    own = {f"{OWN}{key}": key for key in named.values()} | named
    usual = (*_COLUMNS, *_ANSWERED, *declared, *((NOTE,) if options.notes else ()))
    every = tuple(dict.fromkeys((*usual, *named, *_OPTIONAL)))
    for column in options.columns:
        if column not in own:
            _check_column(column, every, options)
    columns = options.columns or usual
    text = io.TextIOWrapper(
        stream,
        encoding="utf-8-sig" if options.bom else "utf-8",
        newline="",
        write_through=True,
    )
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(_format_header(columns, options))
        names = names_of(selection.chronology)
        make_row = _row_maker(columns, own, names, options)
        writer.writerows(make_row(match) for match in selection.matches)
    finally:
        text.detach()


def _check_column(column: str, every: Sequence[str], options: CsvOptions) -> None:
    """Raise ColumnError for a column that does not exist, or must not be shown."""
    if column == NOTE and not options.notes:
        raise ColumnError(
            f"the column {column!r} is for the authors alone",
            remedy=Remedy("with-notes"),
        )
    if column not in every:
        near = find_nearest(column, every, limit=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise ColumnError(
            f"there is no column {column!r}", f"{hint}columns: {', '.join(every)}"
        )


def _row_maker(
    columns: Sequence[str],
    own: Mapping[str, str],
    names: Names,
    options: CsvOptions,
) -> Callable[[Match], list[str]]:
    def value_maker(column: str) -> Callable[[Match], Value]:
        if column in own:
            return lambda match: match.event.extra.get(own[column], "")
        if column in _ANSWERED:
            return lambda match: _ANSWERED[column](match, names)
        if column in _OPTIONAL:
            return lambda match: _OPTIONAL[column](match.event, names)
        return lambda match: _COLUMNS[column](match.event)

    def cell_maker(column: str, *, first: bool) -> Callable[[Match], str]:
        value_of = value_maker(column)
        separator = options.list_separator
        if options.raw or (column in _DATES and not first):
            return lambda match: _format_cell(value_of(match), separator)
        return lambda match: make_inert(
            _format_cell(value_of(match), separator),
            list_separator=separator,
            first=first,
        )

    cells = [cell_maker(name, first=place == 0) for place, name in enumerate(columns)]
    return lambda match: [cell(match) for cell in cells]


def _format_header(columns: Sequence[str], options: CsvOptions) -> list[str]:
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

    return json.dumps(make_plain(value), ensure_ascii=False)


def _list_periods(event: Event, names: Names, facet: str) -> Value:
    """Return the month or year of an event; none where it is undated."""
    return () if event.date.is_undated else names.facets[facet].values_of(event)


def _citations(citations: Sequence[Citation]) -> Iterator[str]:
    for citation in citations:
        yield (
            f"{citation.source}, {citation.page}" if citation.page else citation.source
        )


_COLUMNS: dict[str, Callable[[Event], Value]] = {
    "id": lambda event: event.id,
    "date": lambda event: event.date.edtf,
    "begin": lambda event: name_day(event.date.b1),
    "end": lambda event: name_day(event.date.e2),
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


def _resolve(key: str) -> Callable[[Match, Names], Value]:
    """Return the function for the names that are certainly meant under a key."""
    return lambda match, names: resolve_names(match.event, key, names)


# How the event answers the question, and whom its names mean on its date.
_ANSWERED: dict[str, Callable[[Match, Names], Value]] = {
    "match": lambda match, _: match.fit.name.lower(),
    "why": lambda match, _: match.why,
    "actors_resolved": _resolve("actors"),
    "to_resolved": _resolve("to"),
    "about_resolved": _resolve("about"),
    "actors_possible": lambda match, names: list_possible(match.event, names),
}
# To be asked for with --columns; not among the columns that are always there.
_OPTIONAL: dict[str, Callable[[Event, Names], Value]] = {
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
        source.reliability if (source := names.sources.find(citation)) else ""
        for citation in event.sources
    ),
    "accounts": lambda event, _: tuple(
        f"{account.source}: {account.date.edtf}" for account in event.accounts
    ),
    "country": lambda event, names: names.facets["country"].values_of(event),
    "month": lambda event, names: _list_periods(event, names, "month"),
    "year": lambda event, names: _list_periods(event, names, "year"),
    NOTE: lambda event, _: event.note,
}
_TABLES = (_COLUMNS, _ANSWERED, _OPTIONAL)
# Canonical dates hold digits and signs of their own: -0431/-0404 is no formula to run.
_DATES = frozenset({"date", "begin", "end", "reported"})
