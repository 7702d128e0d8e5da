"""The columns of tables of events: what each is called, and what stands in it.

They stand in a fixed order, then the authors' own keys in the order in which the files
declare them; others can be asked for. Whatever form a table takes, a column is the same
value in it.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.dates import Fit
from timeline.diagnostics import Remedy
from timeline.exports.options import ColumnError, TableOptions
from timeline.exports.resolving import (
    list_possible,
    name_day,
    name_own,
    resolve_names,
)
from timeline.model import NOTE, Event, Value
from timeline.names import OWN, Names, names_of
from timeline.query import Match, Selection
from timeline.records import make_plain
from timeline.text import dump_json, find_nearest


class Column(NamedTuple):
    """A column of one table."""

    name: str
    values_of: Callable[[Sequence[Match]], Sequence[Value]]
    """Returns what stands in it for each of some events; empty text where nothing."""
    key: str = ""
    """The authors' own key that it is of; empty for a column of ours."""

    def value_of(self, match: Match) -> Value:
        """Return what stands in it for an event."""
        return self.values_of((match,))[0]

    @property
    def meaning(self) -> str:
        """Return what stands in it, in words; empty for a key of the authors' own."""
        return "" if self.key else _MEANINGS[self.name]


def choose_columns(
    selection: Selection, options: TableOptions, more: Sequence[str] = ()
) -> tuple[Column, ...]:
    """Return the columns that are asked for; by default all that are always there.

    Then `more`, of those that can be asked for, stand before the authors' own. Raises
    ColumnError for a column that does not exist.
    """
    chronology = selection.chronology
    declared = name_own(chronology.fields, _TABLES)
    keys = chain.from_iterable(event.extra for event in selection.events)
    named = declared | name_own(keys, _TABLES, declared)
    # Behind `own.` a key is found whether or not its name is taken.
    own = {f"{OWN}{key}": key for key in named.values()} | named
    notes = (NOTE,) if options.notes else ()
    usual = (*_COLUMNS, *_ANSWERED, *more, *declared, *notes)
    every = tuple(dict.fromkeys((*usual, *named, *_OPTIONAL)))
    for name in options.columns:
        if name not in own:
            _check_column(name, every, options)
    names = names_of(chronology)
    return tuple(_make_column(name, own, names) for name in (options.columns or usual))


def format_cell(value: Value, separator: str) -> str:
    """Return the value of a column as one text, lists joined by a separator."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        try:
            return separator.join(value)  # type: ignore[arg-type]  # told below
        except TypeError:
            # One of them is no text.
            pass
    # Deeper structures of the author's own: nothing is lost, if nothing is pretty.
    return dump_json(make_plain(value))


def _check_column(name: str, every: Sequence[str], options: TableOptions) -> None:
    """Raise ColumnError for a column that does not exist, or must not be shown."""
    if name == NOTE and not options.notes:
        raise ColumnError(
            f"the column {name!r} is for the authors alone",
            remedy=Remedy("with-notes"),
        )
    if name not in every:
        near = find_nearest(name, every, limit=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise ColumnError(
            f"there is no column {name!r}", f"{hint}columns: {', '.join(every)}"
        )


def _make_column(name: str, own: Mapping[str, str], names: Names) -> Column:
    if name in own:
        key = own[name]
        return Column(
            name, lambda matches: [_get_own(one, key) for one in matches], key
        )
    if name in _ANSWERED:
        answered = _ANSWERED[name]
        return Column(name, lambda matches: answered(matches, names))
    if name in _OPTIONAL:
        optional = _OPTIONAL[name]
        return Column(
            name, lambda matches: [optional(match.event, names) for match in matches]
        )
    return Column(name, _COLUMNS[name])


def _get_own(match: Match, key: str) -> Value:
    return match.event.extra.get(key, "")


def _list_periods(event: Event, names: Names, facet: str) -> Value:
    """Return the month or year of an event; none where it is undated."""
    return () if event.date.is_undated else names.facets[facet].values_of(event)


def _list_sources(event: Event) -> Value:
    return tuple(
        [
            f"{one.source}, {one.page}" if one.page else one.source
            for one in event.sources
        ]
    )


# Of some events at once: over one after the other a call of a function each would take
# most of the time.
_COLUMNS: dict[str, Callable[[Sequence[Match]], Sequence[Value]]] = {
    "id": lambda matches: [match.event.id for match in matches],
    "date": lambda matches: [match.event.date.edtf for match in matches],
    "begin": lambda matches: [name_day(match.event.date.b1) for match in matches],
    "end": lambda matches: [name_day(match.event.date.e2) for match in matches],
    # `_value_` is what `value` returns, by way of a descriptor in Python.
    "precision": lambda matches: [
        match.event.date.precision._value_ for match in matches
    ],
    "title": lambda matches: [match.event.title for match in matches],
    "kind": lambda matches: [match.event.kind for match in matches],
    "actors": lambda matches: [match.event.actors for match in matches],
    "to": lambda matches: [match.event.to for match in matches],
    "about": lambda matches: [match.event.about for match in matches],
    "place": lambda matches: [match.event.place for match in matches],
    "tags": lambda matches: [match.event.tags for match in matches],
    "status": lambda matches: [match.event.status for match in matches],
    "confidence": lambda matches: [match.event.confidence for match in matches],
    "sources": lambda matches: [_list_sources(match.event) for match in matches],
    "summary": lambda matches: [match.event.summary for match in matches],
}


def _resolve(key: str) -> Callable[[Sequence[Match], Names], Sequence[Value]]:
    """Return the function for the names that are certainly meant under a key."""
    return lambda matches, names: [
        resolve_names(match.event, key, names) for match in matches
    ]


_FITS = {fit: fit.name.lower() for fit in Fit}
# How the event answers the question, and whom its names mean on its date.
_ANSWERED: dict[str, Callable[[Sequence[Match], Names], Sequence[Value]]] = {
    "match": lambda matches, _: [_FITS[match.fit] for match in matches],
    "why": lambda matches, _: [one.why if one.because else "" for one in matches],
    "actors_resolved": _resolve("actors"),
    "to_resolved": _resolve("to"),
    "about_resolved": _resolve("about"),
    "actors_possible": lambda matches, names: [
        list_possible(match.event, names) for match in matches
    ],
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
_MEANINGS: Mapping[str, str] = {
    "id": "of the event; no two are the same",
    "date": "as it is known, in EDTF (ISO 8601-2): 2013-05 is some day of May 2013",
    "begin": "the earliest first day; empty where nobody knows one",
    "end": "the latest last day; empty where nobody knows one",
    "precision": "how exactly the date is known",
    "title": "",
    "kind": "what it was",
    "actors": "who acted, as typed",
    "to": "towards whom, as typed",
    "about": "about whom, as typed",
    "place": "as typed",
    "tags": "",
    "status": "whether it is reported, confirmed, denied ...",
    "confidence": "of the authors: low, moderate, high",
    "sources": "what it rests on, with pages",
    "summary": "",
    "match": "certain, or possible if it may be none of what was asked for",
    "why": "what makes it only possible: date, name, office or account",
    "actors_resolved": "whom the names under actors mean on the date, if certainly",
    "to_resolved": "whom the names under to mean on the date, if certainly",
    "about_resolved": "whom the names under about mean on the date, if certainly",
    "actors_possible": "whom the names under actors may mean, where nobody is certain",
    "reported": "when it became known, in EDTF",
    "see": "ids of events that it refers to",
    "typed": "the date as typed",
    "urls": "addresses of the sources",
    "credibility": "of what each source says here: 1 (confirmed) to 6",
    "reliability": "of each source: A (reliable) to F",
    "accounts": "what each source says of the date, where they differ",
    "country": "in which the place lay on the date",
    "month": "in which it began",
    "year": "in which it began",
    NOTE: "for the authors alone",
}
"""What stands in each, in words; empty where the name says it."""
