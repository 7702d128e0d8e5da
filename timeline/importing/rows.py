"""What every source comes to: rows of values under names, each at its place.

A reader of a form (`timeline.importing.forms`) makes a `Table` of a text; a map says
which of its columns is what; nothing here knows what an event is.
"""

from collections.abc import Mapping
from typing import NamedTuple

from timeline.diagnostics import ExpectedError, Remedy
from timeline.model import Value
from timeline.records import FrozenDict


class SourceError(ExpectedError):
    """A source that cannot be read at all; says why, and what to do about it.

    `line` is where, counted from 1; 0 where it is about the whole.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        line: int = 0,
        remedy: Remedy | None = None,
    ) -> None:
        super().__init__(message, hint, remedy=remedy)
        self.line = line


class Row(NamedTuple):
    """One record of a source, as it stands there."""

    values: Mapping[str, Value]
    """By column, in the order in which they stand: texts as typed, blanks and all, and
    lists and mappings of them. What is not there has no key; what is there and empty is
    an empty text."""
    line: int = 0
    """Where it begins, counted from 1; 0 in a form that has no lines, such as a page of
    JSON on one line."""
    doubt: str = ""
    """Why its date is left as it was typed, in a phrase, where the form has more than
    one reading for it, or one that depends on what is not known."""
    settled: Mapping[str, str] = FrozenDict()
    """By column, what dates that name other events come to, as EDTF."""


class Skipped(NamedTuple):
    """A stretch of a source that is not read."""

    line: int
    """Counted from 1; 0 where there are no lines."""
    text: str
    """What stands there, as typed, or the beginning of it."""
    reason: str
    """Why it was left out, in a phrase that follows "left out: "."""
    is_row: bool = True
    """It would have been a row. Else it is part of one that was made, or stands beside
    the rows, and is none of them when they are counted."""


class Remark(NamedTuple):
    """What was read, but not just as it stands, or may be meant otherwise."""

    line: int
    """Where it is so, or first is so, counted from 1; 0 where there are no lines."""
    text: str
    """A phrase without a full stop."""


class Declared(NamedTuple):
    """What a source declares for all its events, if it is a chronology itself."""

    fields: Mapping[str, str] = FrozenDict()
    """The keys of its authors' own, with their types."""
    kinds: tuple[str, ...] = ()
    statuses: Mapping[str, str] = FrozenDict()
    """Each with the built-in one that it is like."""
    actors: Mapping[str, Mapping[str, Value]] = FrozenDict()
    """Entries for `actors:`, by their ids."""
    places: Mapping[str, Mapping[str, Value]] = FrozenDict()
    """Entries for `places:`, by their ids."""


NOTHING_DECLARED = Declared()


class Table(NamedTuple):
    """A source, read."""

    form: str
    """The name of its form in `FORMS`."""
    columns: tuple[str, ...]
    """Every column that a row has, in the order in which they first stand; unique."""
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()
    """In the order in which they stand."""
    title: str = ""
    """Of the whole, where the source has one."""
    sources: Mapping[str, Mapping[str, Value]] = FrozenDict()
    """Entries for `sources:` by their ids, with the keys of that registry: what a list
    of works cited holds besides, or instead of, events."""
    understood: frozenset[str] = frozenset()
    """The columns that the reader itself named after the keys of an event that they are
    (`date`, `title`, `summary` ...), since the form fixes what they mean. Only these
    may have been worded anew; the others are named as in the source."""
    html: frozenset[str] = frozenset()
    """The columns whose texts are HTML by the rules of the form."""
    remarks: tuple[Remark, ...] = ()
    """What is to be told about rows that were read, in the order in which it stands; of
    a kind that may be true of many rows there is one, which counts them."""
    declared: Declared = NOTHING_DECLARED
    is_whole: bool = False
    """Rows are events under their own keys, ids among them, to be taken as they are."""


def list_columns(rows: "tuple[Row, ...] | list[Row]") -> tuple[str, ...]:
    """Return the columns of rows, each once, in the order in which they first stand."""
    columns: dict[str, None] = {}
    for row in rows:
        columns |= dict.fromkeys(row.values)
    return tuple(columns)
