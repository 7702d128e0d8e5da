"""Saved queries: what `@name` in a query stands for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.query.errors import QueryError
from timeline.query.query import SAVED, Not, Term
from timeline.text import find_nearest, join_words

if TYPE_CHECKING:
    from timeline.diagnostics import Excerpt, ExpectedError
    from timeline.model import SavedQuery
    from timeline.query.query import Query

_MOST_TERMS = 2_000
"""A query of saved ones that use each other twice doubles with each of them."""
_DEEPEST = 200


class _Expansion:
    """One query with all that its saved queries stand for."""

    def __init__(self, saved: Mapping[str, SavedQuery]) -> None:
        self._saved = saved
        self._parsed: dict[str, Query] = {}
        self._terms = 0

    def expand(self, query: Query, within: tuple[str, ...], depth: int) -> Query:
        if depth > _DEEPEST:
            raise QueryError("the query is nested too deep", "save it in fewer steps")
        match query:
            case Term():
                if query.field == SAVED:
                    return self._find(query, within, depth)
                self._terms += 1
                if self._terms > _MOST_TERMS:
                    raise QueryError(
                        f"the query has more than {_MOST_TERMS:,} terms, "
                        "saved ones counted"
                    )
                return query
            case Not():
                return Not(self.expand(query.part, within, depth + 1))
            case _:
                parts = [self.expand(part, within, depth + 1) for part in query.parts]
                return dataclasses.replace(query, parts=tuple(parts))

    def _find(self, term: Term, within: tuple[str, ...], depth: int) -> Query:
        (name,) = term.values
        saved = self._saved.get(name)
        if saved is None:
            near = find_nearest(name, self._saved)
            hint = f"did you mean {join_words([f'@{one}' for one in near])}?"
            error = QueryError(
                f"no query is saved under the name {name!r}",
                hint if near else "saved queries stand under `queries:` of the file",
                excerpt=term.place,
            )
            name_saved(error)
            raise error
        if name in within:
            raise CircleError(within[within.index(name) :], term.place)
        if name not in self._parsed:
            self._parsed[name] = _name_terms(read_saved(saved), name)
        return self.expand(self._parsed[name], (*within, name), depth + 1)


def read_saved(saved: SavedQuery) -> Query:
    """Return a saved query as it stands. Raises QueryError where it cannot be read."""
    from timeline.query.parsing import parse_query

    try:
        return parse_query(saved.text)
    except QueryError as error:
        excerpt = error.excerpt
        raise QueryError(
            f"in the saved query {saved.name!r}: {error.message}",
            error.hint,
            excerpt=excerpt._replace(name=saved.name) if excerpt else None,
        ) from error


def _name_terms(query: Query, name: str) -> Query:
    """Return a query whose terms know in which saved query they stand."""
    match query:
        case Term():
            place = query.place._replace(name=name) if query.place else None
            return dataclasses.replace(query, place=place)
        case Not():
            return Not(_name_terms(query.part, name))
        case _:
            parts = tuple([_name_terms(part, name) for part in query.parts])
            return dataclasses.replace(query, parts=parts)


def name_saved(error: ExpectedError) -> None:
    """Say in which saved query a mistake is, where it is in one."""
    if error.excerpt is not None and error.excerpt.name:
        error.message = f"in the saved query {error.excerpt.name!r}: {error.message}"
        error.args = (error.message,)


class CircleError(QueryError):
    """Saved queries that use each other in a circle."""

    def __init__(self, circle: tuple[str, ...], excerpt: Excerpt | None) -> None:
        way = " -> ".join([*circle, circle[0]])
        super().__init__(
            f"the saved query {circle[0]!r} uses itself: {way}",
            "leave one of them out",
            excerpt=excerpt,
        )
        self.circle = circle


def expand_saved(
    query: Query, saved: Mapping[str, SavedQuery], *, within: tuple[str, ...] = ()
) -> Query:
    """Return a query with what each `@name` in it stands for in its place.

    `within` are the names of the saved queries that it stands in. Raises QueryError for
    a name that there is not and for a circle.
    """
    return _Expansion(saved).expand(query, within, 0)
