r"""Commas in what an option was given: of one name, or between several.

What stands whole in the chronology is that value: `Paris, Texas`. Names of people and
states are refused where the whole means something and all its parts do as well, since
either may be meant. What means nothing as a whole is split, and each part must mean
something. `\,` never splits, and where it stands nothing is taken as a whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from timeline.diagnostics import ExpectedError
from timeline.lean import NamedTuple
from timeline.names import UnresolvedNameError
from timeline.patterns import LazyPattern
from timeline.query.conditions import Leaf
from timeline.query.fields import find_field
from timeline.query.formatting import format_term
from timeline.query.lexing import COMMA, split_values
from timeline.query.query import Not, Term
from timeline.text import find_nearest, join_words, suggest

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query.query import Query

Means = Callable[[Term], Leaf]
"""Makes the condition of a term. Raises ExpectedError where it means nothing."""

_SPACED = LazyPattern(r"(?<!\\),\s+[^\s,]")


class Settled(NamedTuple):
    """A query without any value that may still be split."""

    query: Query
    notes: tuple[str, ...] = ()
    """How commas were read that may belong to a name."""


def settle_commas(query: Query, names: Names, means: Means) -> Settled:
    """Return a query with each value of an option as it is meant.

    Raises ExpectedError where it may be meant in two ways, and where neither the whole
    nor its parts mean something.
    """
    match query:
        case Term():
            return (
                _settle_term(query, names, means) if query.unsplit else Settled(query)
            )
        case Not():
            settled = settle_commas(query.part, names, means)
            return settled._replace(query=Not(settled.query))
        case _:
            parts = [settle_commas(part, names, means) for part in query.parts]
            notes = tuple([note for part in parts for note in part.notes])
            listed = tuple([part.query for part in parts])
            return Settled(dataclasses.replace(query, parts=listed), notes)


def _settle_term(term: Term, names: Names, means: Means) -> Settled:
    typed = term.values[0].strip()
    several = dataclasses.replace(term, values=split_values(typed), unsplit=False)
    if COMMA not in typed and _may_stand(term.field, typed, names):
        one = dataclasses.replace(term, values=(typed,), unsplit=False)
        if (found := _try(one, means)) is not None:
            _refuse_both(one, several, found, names, means)
            return Settled(one)
    try:
        means(several)
    except ExpectedError as error:
        near = find_nearest(typed, _list_with_commas(term.field, names), limit=1)
        if near:
            error.hint = suggest(near)
        raise
    if len(several.values) > 1 and _SPACED.search(typed):
        return Settled(several, (f"{typed!r} is read as {join_words(several.values)}",))
    return Settled(several)


def _may_stand(field: str, typed: str, names: Names) -> bool:
    """Tell whether a whole may stand in the chronology.

    A place and its country may mean a place though nobody has typed them together.
    """
    return field != "place" or names.places.stands(typed)


def _refuse_both(
    one: Term, several: Term, found: Leaf, names: Names, means: Means
) -> None:
    """Raise UnresolvedNameError for a name that is several as well."""
    field = find_field(one.field, names)
    if field is None or not field.of_actors or len(several.values) < 2:
        return
    if _try(several, means) is None:
        return
    # A part that means the whole is a word of it, and no name beside others.
    for value in several.values:
        if _try(dataclasses.replace(several, values=(value,)), means) == found:
            return
    (typed,) = one.values
    parts = join_words(map(repr, several.values), last="and")
    escaped = typed.replace(",", COMMA)
    raise UnresolvedNameError(
        f"{typed!r} may be one name, and {parts} are names as well",
        f"write '{escaped}' for the one; the query {format_term(several)} asks for any"
        " of the others",
    )


def _try(term: Term, means: Means) -> Leaf | None:
    try:
        return means(term)
    except ExpectedError:
        return None


def _list_with_commas(field: str, names: Names) -> list[str]:
    """Return what may have been meant as a whole."""
    found = find_field(field, names)
    if found is not None and found.of_actors:
        known = names.actors.spellings
    elif field == "place":
        known = names.places.spellings
    elif field in names.facets:
        known = names.facets[field].list_used()
    else:
        known = ()
    return [one for one in known if "," in one]
