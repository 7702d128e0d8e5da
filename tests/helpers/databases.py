"""Databases as tests read them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from tests.helpers.exporting import export_bytes
from timeline.exports import ExportOptions
from timeline.query import Selection


@contextmanager
def open_bytes(data: bytes) -> Iterator[sqlite3.Connection]:
    """Open a database that stands in memory; it is closed at the end."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        yield database


def query(
    selection: Selection, sql: str, *values: object, notes: bool = False
) -> list[tuple[Any, ...]]:
    """Return what a query finds in the export of a selection."""
    data = export_bytes("sqlite", selection, ExportOptions(notes=notes))
    with open_bytes(data) as database:
        return database.execute(sql, values).fetchall()


def list_values(data: bytes) -> list[Any]:
    """Return every value of every table of ours, and of the chronology's views."""
    with open_bytes(data) as database:
        tables = [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
                " AND name NOT LIKE 'event_fts%' ORDER BY name"
            )
        ]
        return [
            value
            for table in tables
            for row in database.execute(f"SELECT * FROM {table}")  # noqa: S608  # ours
            for value in row
        ]
