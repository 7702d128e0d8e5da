"""The file: filled in memory, the same bytes wherever the same SQLite writes it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from timeline.dates import Fit, format_day
from timeline.exports.options import ExportOptions, MissingError
from timeline.exports.sqlite import events, registry, schema, views
from timeline.exports.sqlite.meetings import MOST_PARTIES, Meetings
from timeline.exports.sqlite.people import People
from timeline.exports.sqlite.row import Row, dump_own
from timeline.names import names_of
from timeline.query import EVERYTHING, Selection
from timeline.text import count_of
from timeline.views.scope import make_scope

_OLDEST = (3, 37)
"""The first SQLite with STRICT tables."""
_PAGE_SIZE = 4096
# Where a file says which SQLite wrote it last (sqlite.org/fileformat.html, 1.3).
_WRITER = slice(96, 100)
_WRITTEN_BY = (3_037_000).to_bytes(4, "big")


def write(
    selection: Selection, stream: BinaryIO, options: ExportOptions
) -> tuple[str, ...]:
    """Write a database; return what of it had no room.

    Raises MissingError where SQLite is too old, or has no full-text search.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise MissingError(
            f"a database takes SQLite 3.37 or later, and here is"
            f" {sqlite3.sqlite_version}",
            "use a Python that comes with a later one",
        )
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        distinct, renamed = _tell_apart(selection)
        notices = (*_Filler(database, distinct).fill(), *renamed)
        data = bytearray(database.serialize())
    finally:
        database.close()
    data[_WRITER] = _WRITTEN_BY
    stream.write(data)
    return notices


def _tell_apart(selection: Selection) -> tuple[Selection, tuple[str, ...]]:
    """Return the selection with an id for each event, and what was changed for that.

    Where the files have an id twice, which is an error, the later one gets a number.
    """
    taken = {event.id for event in selection.events}
    seen: set[str] = set()
    matches = []
    renamed = 0
    for match in selection.matches:
        event, number = match.event, 2
        if event.id in seen:
            while f"{event.id}-{number}" in taken:
                number += 1
            event = replace(event, id=f"{event.id}-{number}")
            taken.add(event.id)
            renamed += 1
        seen.add(event.id)
        matches.append(match._replace(event=event))
    if not renamed:
        return selection, ()
    verb = "has" if renamed == 1 else "have"
    told = (
        f"{count_of(renamed, 'event')} {verb} the id of another, and a number behind it"
    )
    return replace(selection, matches=tuple(matches)), (told,)


class _Filler:
    """Fills an empty database with a selection."""

    def __init__(self, database: sqlite3.Connection, selection: Selection) -> None:
        self._database = database
        self._selection = selection
        self._chronology = selection.chronology
        self._names = names_of(selection.chronology)
        self._everything = selection.question.query == EVERYTHING

    def fill(self) -> tuple[str, ...]:
        """Make the tables and fill them; return what has no room in them."""
        database = self._database
        database.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        database.execute(f"PRAGMA user_version = {schema.VERSION}")
        database.executescript(schema.TABLES)
        database.execute("BEGIN")
        self._insert("chronology", [self._describe()])
        self._add_events()
        meetings = Meetings(self._selection)
        self._insert("meeting", meetings.list_rows())
        database.execute("COMMIT")
        database.executescript(schema.INDEXES + views.VIEWS)
        fields = self._chronology.fields
        if fields:
            database.executescript(views.format_own_view(fields))
        self._add_search()
        database.execute("VACUUM")
        lost = len(fields) - len(views.list_own_columns(fields))
        return tuple(_tell(meetings.crowded, lost))

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        """Insert rows, whose values are in the order of the table's columns."""
        # Names of tables are ours, and what is typed comes as values.
        info = self._database.execute("SELECT * FROM pragma_table_info(?)", (table,))
        places = ", ".join("?" for _ in info)
        self._database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608

    def _add_search(self) -> None:
        try:
            self._database.executescript(schema.SEARCH)
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise
            raise MissingError(
                "a database takes SQLite with full-text search (FTS5), which the one"
                " here lacks",
                "use a Python whose SQLite has it",
            ) from error

    def _describe(self) -> Row:
        """Return the row of `chronology`."""
        scope = make_scope(self._selection)
        fits = [match.fit for match in self._selection.matches]
        return (
            scope.title,
            scope.query,
            scope.events,
            sum(fit is Fit.CERTAIN for fit in fits),
            scope.possible,
            scope.of,
            scope.undated,
            format_day(scope.span.first) if scope.span else None,
            format_day(scope.span.last) if scope.span else None,
            scope.left_out,
            dump_own(self._chronology.extra),
        )

    def _add_events(self) -> None:
        matches, names = self._selection.matches, self._names
        people = People(names)
        listed = [match.event for match in matches]
        actors = [row for event in listed for row in people.list_actors(event)]
        states = [row for event in listed for row in people.list_states(event)]
        self._add_actors(
            chain((str(row[4]) for row in actors), (str(row[2]) for row in states))
        )
        self._add_places()
        self._add_sources()
        # The rowid of an event is its position: the search goes by it.
        rows = (
            events.make_event(position, match, people.list_names(match.event), names)
            for position, match in enumerate(matches, start=1)
        )
        self._insert("event", rows)
        self._insert("event_actor", actors)
        self._insert("acts_for", states)
        ids = {event.id for event in listed}
        fields = events.make_fields(self._chronology)
        self._insert("field", self._chronology.fields.items())
        for table, list_rows in (
            ("event_country", lambda event: events.list_countries(event, names)),
            ("event_tag", events.list_tags),
            ("event_link", lambda event: events.list_links(event, ids)),
            ("citation", lambda event: events.list_citations(event, names)),
            ("account", lambda event: events.list_accounts(event, names)),
            ("own_value", lambda event: events.list_own(event, fields)),
        ):
            self._insert(table, chain.from_iterable(map(list_rows, listed)))

    def _add_actors(self, used: Iterable[str]) -> None:
        wanted = dict.fromkeys(used)
        if self._everything:
            wanted |= dict.fromkeys(self._chronology.actors)
        names = self._names
        listed = registry.list_actors(wanted, names)
        # Those that others are of need not come before them: nothing is checked here.
        self._insert("actor", (registry.make_actor(one, names) for one in listed))
        for table, list_rows in (
            ("actor_alias", registry.list_aliases),
            ("office", registry.list_offices),
            ("member", registry.list_members),
        ):
            self._insert(
                table, (row for one in listed for row in list_rows(one, names))
            )

    def _add_places(self) -> None:
        typed = dict.fromkeys(event.place for event in self._selection.events)
        found = dict.fromkeys(
            events.identify_place(one, self._names) for one in typed if one
        )
        if self._everything:
            found |= dict.fromkeys(self._chronology.places)
        chronology = self._chronology
        self._insert("place", (registry.make_place(one, chronology) for one in found))
        self._insert(
            "place_alias",
            (
                row
                for one in found
                for row in registry.list_place_aliases(one, chronology)
            ),
        )

    def _add_sources(self) -> None:
        found = registry.find_sources(self._selection.matches, self._names)
        if self._everything:
            for identity, source in self._chronology.sources.items():
                found.setdefault(identity, source)
        rows = (
            registry.make_source(identity, source, self._chronology)
            for identity, source in found.items()
        )
        self._insert("source", rows)


def _tell(crowded: int, lost: int) -> Iterable[str]:
    """Yield what has no room."""
    if crowded:
        verb = "has" if crowded == 1 else "have"
        yield (
            f"{count_of(crowded, 'event')} {verb} more than {MOST_PARTIES} who took"
            " part, and no rows in `meeting`"
        )
    if lost:
        verb = "is" if lost == 1 else "are"
        yield f"{count_of(lost, 'declared key')} {verb} no column of `event_own`"
