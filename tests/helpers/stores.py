"""Databases in memory, filled with the events of a chronology, to look up sets in."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import duckdb

from timeline import Chronology
from timeline.index.dialects import DIALECTS
from timeline.index.layout import (
    EVENT_DATES,
    EVENT_WORDS,
    EVENTS,
    WORD_TABLE,
    Row,
    Table,
    Vocabularies,
    make_rows,
)
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
        self.words = Vocabularies()
        for statement in write_tables(self.dialect):
            self.connection.execute(statement)
        for number, event in enumerate(chronology.events):
            row, words, dates = make_rows(number, event, self.words)
            self._insert(EVENTS, [row])
            self._insert(EVENT_WORDS, words)
            self._insert(EVENT_DATES, dates)
        self._insert(WORD_TABLE, self.words.list_rows())
        for statement in write_indexes():
            self.connection.execute(statement)

    def _insert(self, table: Table, rows: Iterable[Row]) -> None:
        statement = write_insert(table, self.dialect)
        for row in rows:
            self.connection.execute(statement, row)

    def find_words(self, vocabulary: str, test: Test) -> list[int]:
        """Return the numbers of the words of a vocabulary that pass a test."""
        return [
            number
            for number, name, word in self.words.list_rows()
            if name == vocabulary and test(word)
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
    return duckdb.connect(":memory:")
