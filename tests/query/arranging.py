"""What belongs together in a query, however its words are arranged.

All dates in one and are asked of one date, all `with` of different people; `not (a and
b)` is the same as `not a or not b`. What is about one nature of an event and is asked
for, or is left out, is one group.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, product

from timeline.query import And, Not, Or, Query, Term

DATE_FIELDS = frozenset(
    (
        *("date", "on", "during", "month", "day", "year", "begin", "end"),
        *("since", "until", "after", "before"),
    )
)
ACTOR_FIELDS = frozenset(("actor", "to", "with", "office", "state", "about"))
_GATHERED = ("deadline", "reported", "with")


def straighten(query: Query, *, negated: bool) -> Query:
    """Return the same with `not` before terms alone, and no and within and."""
    match query:
        case Term():
            return Not(query) if negated else query
        case Not():
            return straighten(query.part, negated=not negated)
        case And() | Or():
            kind = And if isinstance(query, And) != negated else Or
            parts = [straighten(part, negated=negated) for part in query.parts]
            flat = (one.parts if isinstance(one, kind) else (one,) for one in parts)
            return kind(tuple(chain.from_iterable(flat)))


def find_nature(query: Query) -> tuple[str, bool] | None:
    """Return what all terms are about that may belong together, and if it is wanted.

    None where they are about several things, or some are to be left out.
    """
    match query:
        case Term():
            if query.field in DATE_FIELDS:
                return "date", True
            if query.field in _GATHERED:
                return query.field, True
            return f"{query.field}:{','.join(query.values)}", True
        case Not():
            found = find_nature(query.part)
            return (found[0], False) if found else None
        case And() | Or():
            natures = {find_nature(part) for part in query.parts}
            found = natures.pop() if len(natures) == 1 else None
            plain = found is not None and ":" in found[0]
            return None if plain else found


def sort_out(
    parts: Iterable[Query],
) -> tuple[dict[tuple[str, bool], list[Query]], list[Query]]:
    """Return parts by their nature, and those that have none."""
    groups: dict[tuple[str, bool], list[Query]] = {}
    others: list[Query] = []
    for part in parts:
        nature = find_nature(part)
        if nature is None or ":" in nature[0]:
            others.append(part)
        else:
            groups.setdefault(nature, []).append(part)
    return groups, others


def list_ways(query: Query) -> Iterator[tuple[Term, ...]]:
    """Yield all groups of terms of which one must hold."""
    match query:
        case Term():
            yield (query,)
        case And():
            for ways in product(*(tuple(list_ways(part)) for part in query.parts)):
                yield tuple(chain.from_iterable(ways))
        case Or():
            for part in query.parts:
                yield from list_ways(part)
        case _:
            raise TypeError(query)


def list_terms(query: Query) -> Iterator[Term]:
    """Yield the terms of a query, those to be left out as well."""
    match query:
        case Term():
            yield query
        case Not():
            yield from list_terms(query.part)
        case And() | Or():
            for part in query.parts:
                yield from list_terms(part)


def list_fields(query: Query) -> frozenset[str]:
    """Return the fields of all terms."""
    return frozenset(term.field for term in list_terms(query))


def is_asked_once(query: Query) -> bool:
    """Tell whether no two terms lean on one attribute of an event."""
    fields = [
        "when"
        if term.field in DATE_FIELDS | ACTOR_FIELDS | {"as-of", "reported"}
        else "place"
        if term.field == "country"
        else term.field
        for term in list_terms(query)
    ]
    return len(set(fields)) == len(fields)


def spread(query: Query, joint: frozenset[str]) -> Query:
    """Return a straightened query with what belongs together side by side.

    `with:A (with:B or x)` is `with:A with:B or with:A x`; for what is to be left out it
    is the other way round. Where some is asked for and some left out, nothing is moved.
    `joint` are the natures that belong together.
    """
    if isinstance(query, Term | Not):
        return query
    kind, other = (And, Or) if isinstance(query, And) else (Or, And)
    parts: list[Query] = []
    for part in query.parts:
        moved = spread(part, joint)
        parts += moved.parts if isinstance(moved, kind) else (moved,)
    natures = [_list_natures(part, wanted=kind is And) & joint for part in parts]
    mixed = any(_list_natures(part, wanted=kind is not And) & joint for part in parts)
    for index, part in enumerate(parts):
        around = frozenset().union(*natures[:index], *natures[index + 1 :])
        if isinstance(part, other) and not mixed and natures[index] & around:
            rest = (*parts[:index], *parts[index + 1 :])
            ways = tuple(kind((*rest, one)) for one in part.parts)
            return spread(other(ways), joint)
    return kind(tuple(parts))


def _list_natures(query: Query, *, wanted: bool) -> frozenset[str]:
    """Return what all terms are about that are wanted, or left out."""
    match query:
        case Term() if wanted:
            return frozenset({"date" if query.field in DATE_FIELDS else query.field})
        case Not() if not wanted:
            return _list_natures(query.part, wanted=True)
        case And() | Or():
            found = (_list_natures(part, wanted=wanted) for part in query.parts)
            return frozenset().union(*found)
        case _:
            return frozenset()
