"""From a query to a condition: each word gets its meaning, once.

What belongs together in one and is gathered: dates, which must hold of one date where
an event has several, and people who take part together, who must be different ones.
What stands in one or is joined, where one condition says it: an event of April or May
is certainly in one of both. `not` goes down to the leaves first, so that however a
question is turned, the same things are gathered.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple
from timeline.query.asking import Asking
from timeline.query.conditions import (
    AllOf,
    AnyOf,
    Leaf,
    Opposite,
    list_leaves,
)
from timeline.query.errors import QueryError
from timeline.query.query import NO_FLAGS, And, Not, Or, Term, list_terms
from timeline.query.saved import expand_saved

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query.conditions import Condition
    from timeline.query.query import Flags, Query

_MOST_WAYS = 1_000
"""Alternatives beside alternatives multiply."""


class Resolution(NamedTuple):
    """What a query means in one chronology."""

    query: Query
    """The same query, each value of an option split where its commas are or."""
    condition: Condition
    notes: tuple[str, ...] = ()
    """What is worth knowing of the question, such as a state that had ended."""
    as_of: int | None = None
    """The last day whose knowledge counts, where it asks for that of all events."""


def resolve(query: Query, names: Names, flags: Flags = NO_FLAGS) -> Resolution:
    """Return what a query means.

    Raises QueryError for what it cannot ask and UnresolvedNameError for a name, word
    or date that means nothing in the chronology, or several things; where the query
    was typed, both say at which place.
    """
    settled, notes, condition = _resolve(query, names, flags)
    if next(list_leaves(condition), None) is None:
        # Who asks for every event pays for nothing that is told of conditions.
        return Resolution(settled, condition, notes)
    from timeline.query.telling import find_as_of, find_notes

    told = tuple(dict.fromkeys((*notes, *find_notes(condition, names))))
    return Resolution(settled, condition, told, find_as_of(condition))


def resolve_condition(query: Query, names: Names, flags: Flags) -> Condition:
    """Return the condition of a query alone, for who needs not be told of anything.

    What is to be told may need a look at every event. Raises what `resolve` raises.
    """
    return _resolve(query, names, flags)[2]


def _resolve(
    query: Query, names: Names, flags: Flags
) -> tuple[Query, tuple[str, ...], Condition]:
    """Return the query with commas settled, what is to be told of them, its meaning."""
    asking = Asking(names, flags)
    saved = names.chronology.queries
    notes: tuple[str, ...] = ()
    expanded = expand_saved(query, saved)
    if any(term.unsplit for term in list_terms(expanded)):
        from timeline.query.commas import settle_commas

        query, notes = settle_commas(
            query, names, lambda term: _resolve_term(term, asking)
        )
        expanded = expand_saved(query, saved)
    return query, notes, _build(expanded, asking, negated=False)


def _resolve_term(term: Term, asking: Asking) -> Leaf:
    # Who asks for every event does not pay for what can be asked for.
    from timeline.query.terms import resolve_term

    return resolve_term(term, asking)


def _build(query: Query, asking: Asking, *, negated: bool) -> Condition:
    match query:
        case Term():
            leaf = _resolve_term(query, asking)
            return Opposite(leaf) if negated else leaf
        case Not():
            return _build(query.part, asking, negated=not negated)
        case _:
            together = isinstance(query, And) != negated
            flat = _flatten(query, negated=negated, together=together)
            built = [
                (part, _build(part, asking, negated=turned)) for part, turned in flat
            ]
            if together and built:
                from timeline.query.windows import refuse_reversed

                refuse_reversed(_list_asked(built))
            return _gather([condition for _, condition in built], together=together)


def _list_asked(
    built: Iterable[tuple[Query, Condition]],
) -> Iterator[tuple[Term, Leaf]]:
    """Yield terms that are asked for, each with what it means."""
    for part, condition in built:
        if isinstance(part, Term) and isinstance(condition, Leaf):
            yield part, condition


def _flatten(
    query: Query, *, negated: bool, together: bool
) -> Iterator[tuple[Query, bool]]:
    """Yield what is joined by and, or by or, whatever parentheses stand round it.

    Each with whether it is negated.
    """
    while isinstance(query, Not):
        query, negated = query.part, not negated
    if isinstance(query, And | Or) and (isinstance(query, And) != negated) == together:
        for part in query.parts:
            yield from _flatten(part, negated=negated, together=together)
    else:
        yield query, negated


def _gather(parts: Iterable[Condition], *, together: bool) -> Condition:
    """Return all or any of some conditions, those that belong together as one."""
    whole = AllOf if together else AnyOf
    flat: list[Condition] = []
    for part in parts:
        flat += part.parts if isinstance(part, whole) else (part,)
    index = _find_spread(flat, together=together)
    if index is not None:
        _refuse_too_many(flat, together=together)
        return _spread(flat, index, together=together)
    found: list[Condition] = []
    for one in flat:
        _add(found, one, together=together)
    return found[0] if len(found) == 1 else whole(tuple(found))


def _find_spread(parts: Sequence[Condition], *, together: bool) -> int | None:
    """Return which part holds alternatives of what is asked together with another.

    As in `with:A (with:B or kind:visit)`: A must be somebody else than B. Where some of
    it is asked for and some is to be left out, each stays as it is written: no order
    of and, or and not says both.
    """
    asked = [_list_joint(part, wanted=together) for part in parts]
    if any(_list_joint(part, wanted=not together) for part in parts):
        return None
    for index, part in enumerate(parts):
        if isinstance(part, AllOf | AnyOf):
            others = set().union(*asked[:index], *asked[index + 1 :])
            if not asked[index].isdisjoint(others):
                return index
    return None


def _list_joint(part: Condition, *, wanted: bool) -> set[Hashable]:
    """Return what leaves that are wanted, or left out, are asked of together."""
    if isinstance(part, Leaf):
        return {part.joint} - {None} if wanted else set()
    if isinstance(part, Opposite):
        return set() if wanted else {part.part.joint} - {None}
    return set().union(*(_list_joint(one, wanted=wanted) for one in part.parts))


def _spread(parts: Sequence[Condition], index: int, *, together: bool) -> Condition:
    """Return the same with the other parts beside each alternative."""
    part = parts[index]
    alternatives = part.parts if isinstance(part, AllOf | AnyOf) else (part,)
    ways = [
        _gather([*parts[:index], one, *parts[index + 1 :]], together=together)
        for one in alternatives
    ]
    return _gather(ways, together=not together)


def _refuse_too_many(parts: Iterable[Condition], *, together: bool) -> None:
    """Raise QueryError where alternatives beside alternatives would be too many."""
    ways = 1
    for part in parts:
        if isinstance(part, AllOf | AnyOf) and _list_joint(part, wanted=together):
            ways *= len(part.parts)
        if ways > _MOST_WAYS:
            raise QueryError(
                "the query has too many alternatives of what is asked together",
                "ask for fewer dates or people at once",
            )


def _add(found: list[Condition], new: Condition, *, together: bool) -> None:
    for index, old in enumerate(found):
        both: Condition | None = None
        if isinstance(old, Leaf) and isinstance(new, Leaf):
            both = old.meet(new) if together else old.join(new)
        elif isinstance(old, Opposite) and isinstance(new, Opposite):
            # Neither of two is not one of both.
            one, two = old.part, new.part
            leaf = one.join(two) if together else one.meet(two)
            both = Opposite(leaf) if leaf is not None else None
        if both is not None:
            found[index] = both
            return
    found.append(new)
