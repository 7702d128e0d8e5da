"""The question, as a frozen tree: which events are wanted.

A query says what was asked and nothing of how to answer it, so that a view, an index
or an engine can each carry it out. `timeline.query.resolving` gives it a meaning.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple, dataclass

if TYPE_CHECKING:
    from timeline.diagnostics import Excerpt

SAVED = "@"
"""The field of a term that stands for a saved query, which is its one value."""
TEXT = "text"
"""The field that words without any field ask for."""
OPERATORS = (":", "=", ">=", "<=", ">", "<")
"""`:` asks loosely, `=` exactly; the others compare."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked of events: a field, and the values of which one must hold."""

    field: str
    """A name of `timeline.query.fields.FIELDS`, or of a declared own field."""
    values: tuple[str, ...]
    """Never empty. In a field of text each is one word, or several as a phrase."""
    operator: str = ":"
    """One of `OPERATORS`."""
    place: Excerpt | None = dataclasses.field(default=None, compare=False, repr=False)
    """Where it was typed; None in a query that was made otherwise."""
    follow: str = dataclasses.field(default="", compare=False, repr=False)
    """The bare words that were typed right behind the last value, if that is unquoted:
    they may belong to it."""
    unsplit: bool = False
    """The one value is a text in which commas may be or, as an option has it: what it
    means depends on the chronology (`timeline.query.commas`)."""


@dataclass(frozen=True, slots=True)
class And:
    """All parts must hold; without any, everything does."""

    parts: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """One part at least must hold; without any, nothing does."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not hold."""

    part: Query


Query = And | Or | Not | Term

EVERYTHING = And()


class Flags(NamedTuple):
    """What holds for a question as a whole."""

    certain: bool = False
    """Leave out events that only possibly match."""
    direct: bool = False
    """An actor is matched by itself alone, not by those who act for it."""
    members: bool = False
    """An organisation or group is also matched by its members."""
    any_account: bool = False
    """Fields of dates also go by the dates of accounts."""


NO_FLAGS = Flags()

FLAGS = {
    "certain": "leave out what only possibly matches",
    "direct": "an actor itself, not those who act for it",
    "members": "an organisation or group includes its members",
    "any_account": "dates of accounts count as well",
}
"""Each of the `Flags`, with what it does."""
COMMON_FLAGS = frozenset({"certain"})
"""Those that a short help has."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the flags that go with it."""

    query: Query = EVERYTHING
    flags: Flags = NO_FLAGS

    @property
    def asks(self) -> bool:
        """Tell whether it leaves anything out, whatever the events."""
        return self.query != EVERYTHING or self.flags.certain


def all_of(*queries: Query) -> Query:
    """Return the query that wants what all of these want, as flat as they allow."""
    parts: list[Query] = []
    for query in queries:
        parts += query.parts if isinstance(query, And) else (query,)
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def any_of(*queries: Query) -> Query:
    """Return the query that wants what at least one of these wants; one at least."""
    return queries[0] if len(queries) == 1 else Or(queries)


def list_parts(query: Query) -> tuple[Query, ...]:
    """Return the parts that must all hold, at the top; the query itself if it is one.

    None for `EVERYTHING`.
    """
    return query.parts if isinstance(query, And) else (query,)


def list_terms(query: Query) -> Iterator[Term]:
    """Yield the terms of a query in order, those under `Not` too."""
    waiting: list[Query] = [query]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Term):
            yield one
        elif isinstance(one, Not):
            waiting.append(one.part)
        else:
            waiting += reversed(one.parts)
