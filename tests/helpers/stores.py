"""Databases in memory, filled with the events of a chronology, to look up sets in."""

import sqlite3
from collections.abc import Sequence
from typing import Any, Protocol

from timeline import Chronology
from timeline.index.dialects import DIALECTS
from timeline.index.layout import TABLES, WORD_TABLE, list_rows
from timeline.index.schema import write_indexes, write_insert, write_tables
from timeline.index.sql import Statement, write_select
from timeline.query.narrowing.sets import Lookup, Test


class Connection(Protocol):
    """What SQLite and DuckDB have in common."""

    def execute(self, text: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run a statement."""


class Store:
    """The tables of one chronology; the number of an event is its place, from 0."""

    def __init__(self, chronology: Chronology, name: str = "sqlite") -> None:
        self.dialect = DIALECTS[name]
        self.connection = _connect(name)
        self.words: dict[tuple[str, str], int] = {}
        for statement in write_tables(self.dialect):
            self.connection.execute(statement)
        inserts = {one.name: write_insert(one, self.dialect) for one in TABLES}
        for number, event in enumerate(chronology.events):
            for table, row in list_rows(number, event, self._identify):
                self.connection.execute(inserts[table.name], row)
        for (vocabulary, word), number in self.words.items():
            row = (number, vocabulary, word)
            self.connection.execute(inserts[WORD_TABLE.name], row)
        for statement in write_indexes():
            self.connection.execute(statement)

    def _identify(self, vocabulary: str, word: str) -> int:
        return self.words.setdefault((vocabulary, word), len(self.words) + 1)

    def find_words(self, vocabulary: str, test: Test) -> list[int]:
        """Return the numbers of the words of a vocabulary that pass a test."""
        return [
            number
            for (other, word), number in self.words.items()
            if other == vocabulary and test(word)
        ]

    def write(self, wanted: Lookup) -> Statement:
        """Return the query for a set."""
        return write_select(wanted, self.dialect, self.find_words)

    def find(self, wanted: Lookup) -> list[int]:
        """Return the numbers of the events in a set."""
        text, parameters = self.write(wanted)
        return [n for (n,) in self.connection.execute(text, parameters).fetchall()]


def _connect(name: str) -> Connection:
    if name == "sqlite":
        return sqlite3.connect(":memory:")
    import duckdb

    return duckdb.connect(":memory:")
