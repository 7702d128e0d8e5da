"""A database that holds an index, and what is read of it as somebody asks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, overload

from timeline.diagnostics import Problems, Severity
from timeline.index.files import StoredFile
from timeline.index.records import (
    decode_problem,
)
from timeline.index.spots import BlockSpots, Layout, Piece, Size

if TYPE_CHECKING:
    from timeline.diagnostics import Diagnostic, SourceFile
    from timeline.query.narrowing.sets import Test

READING = -1
"""The source of problems that reading found; all others are numbers of checks."""


class BrokenIndexError(Exception):
    """An index that holds something else than this program has written."""


@contextmanager
def decoding() -> Iterator[None]:
    """Raise BrokenIndexError for what a database holds of another shape."""
    try:
        yield
    except (ValueError, TypeError, LookupError) as error:
        raise BrokenIndexError(f"an index holds what is none: {error}") from error


class Store:
    """A database that holds an index, and what was read of it so far."""

    def __init__(
        self, database: sqlite3.Connection, files: Sequence[SourceFile]
    ) -> None:
        self.database = database
        self.files = files

    def open_files(self) -> None:
        """Let files read no more of themselves than what is asked for."""
        for number, file in enumerate(self.files):
            if isinstance(file, StoredFile):
                file.find_pieces_by(partial(self._find_piece, number))

    def _find_piece(self, number: int, line: int) -> Piece | None:
        layout = self.layouts[number]
        return None if layout is None else layout.find_piece(line)

    def read(self, name: str) -> Any:
        """Return what `contents` has under a name."""
        row = self.ask_one("SELECT data FROM contents WHERE name = ?", name)
        if row is None:
            raise BrokenIndexError(name)
        with decoding():
            return json.loads(row[0])

    def ask(self, text: str, *parameters: Any) -> Iterator[Any]:
        """Yield the rows of a query."""
        return self.database.execute(text, parameters)

    def ask_one(self, text: str, *parameters: Any) -> Any:
        """Return the first row of a query; None without any."""
        return self.database.execute(text, parameters).fetchone()

    @cached_property
    def head(self) -> Any:
        """Return what is little of the header, and how many events there are."""
        return self.read("head")

    @cached_property
    def cuts(self) -> Any:
        """Return what each file has above its blocks; None for one that is not cut."""
        return self.read("cuts")

    @cached_property
    def layouts(self) -> list[Layout | None]:
        """Return how the files are cut."""
        found: dict[int, tuple[list[int], list[Size]]] = {}
        text = "SELECT file, place, size, chars, lines FROM blocks ORDER BY file, place"
        for file, place, *size in self.ask(text):
            places, sizes = found.setdefault(file, ([], []))
            places.append(place)
            sizes.append(Size(*size))
        return [
            None if cut is None else Layout(Size(*cut[:3]), *found[number])
            for number, cut in enumerate(self.cuts)
        ]

    @cached_property
    def spots(self) -> BlockSpots:
        """Return how places are written down here."""
        return BlockSpots(self.files, self.layouts)

    def find_file(self, number: int) -> int:
        """Return the number of the file in which an event stands."""
        row = self.ask_one("SELECT file FROM rows WHERE n = ?", number)
        if row is None:
            raise BrokenIndexError(f"event {number}")
        file: int = row[0]
        return file

    def find_words(self, vocabulary: str, test: Test) -> Sequence[int]:
        """Return the numbers of the words of a vocabulary that pass a test."""
        text = "SELECT word, text FROM words WHERE vocabulary = ?"
        return [number for number, word in self.ask(text, vocabulary) if test(word)]

    def list_words(self) -> Iterator[tuple[int, str, str]]:
        """Yield the number, the vocabulary and the text of each word."""
        return self.ask("SELECT word, vocabulary, text FROM words")

    def delete_problems(self, where: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Take problems out; `where` is a condition on their rows."""
        for one in parameters:
            text = f"SELECT seq FROM problems WHERE {where}"  # noqa: S608  # no value
            gone = self.database.execute(text, one).fetchall()
            for table in ("problems", "touched"):
                text = f"DELETE FROM {table} WHERE seq = ?"  # noqa: S608  # no value
                self.database.executemany(text, gone)

    def count_problems(self) -> Mapping[Severity, int]:
        """Return how many problems are shown of each severity that there is."""
        text = "SELECT severity, count(*) FROM problems WHERE shown GROUP BY severity"
        return {Severity(word): number for word, number in self.ask(text)}

    def list_problems(self, severity: Severity | None = None) -> list[Diagnostic]:
        """Return the problems that are shown, in order; perhaps of one severity."""
        which, parameters = "shown", [] if severity is None else [severity.value]
        if parameters:
            which += " AND severity = ?"
        text = f"SELECT source, data FROM problems WHERE {which} ORDER BY source, seq"  # noqa: S608  # no value
        order = {file.name: place for place, file in enumerate(self.files)}
        with decoding():
            found = [
                decode_problem(json.loads(data), self.spots)
                for _, data in self.ask(text, *parameters)
            ]
        return sorted(
            found,
            key=lambda one: (order[one.where.file], one.where.line, one.where.column),
        )


class StoredProblems(Problems):
    """The problems of an index that are shown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _all(self) -> Sequence[Diagnostic]:
        return self._store.list_problems()

    @overload
    def __getitem__(self, index: int) -> Diagnostic: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Diagnostic]: ...
    def __getitem__(self, index: int | slice) -> Diagnostic | Sequence[Diagnostic]:
        """Return one of them, or several."""
        return self._all[index]

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(self.counts.values())

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Return the errors, in order."""
        if not self.counts.get(Severity.ERROR):
            return ()
        return tuple(self._store.list_problems(Severity.ERROR))

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """Return how many there are of each severity that there is."""
        return self._store.count_problems()
