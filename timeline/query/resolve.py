"""From a query to a condition: each word gets its meaning, once.

What belongs together in one and is gathered: dates, which must hold of one date where
an event has several, and people who take part together, who must be different ones.
What stands in one or is joined, where one condition says it: an event of April or May
is certainly in one of both. `not` goes down to the leaves first, so that however a
question is turned, the same things are gathered.
"""

import dataclasses
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline.dates import PAST
from timeline.diagnostics import Excerpt, ExpectedError, Remedy
from timeline.names import Names
from timeline.query.asking import Asking
from timeline.query.bounds import find_bounds
from timeline.query.commas import Settled, settle_commas
from timeline.query.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Leaf,
    Opposite,
    list_leaves,
)
from timeline.query.dating import Dated, KnownBy, Side
from timeline.query.errors import QueryError
from timeline.query.fields import Field, find_field, list_fields, name_field
from timeline.query.formatting import format_term
from timeline.query.holding import Contains, Measures
from timeline.query.lexing import lex
from timeline.query.query import NO_FLAGS, And, Flags, Not, Or, Query, Term, list_terms
from timeline.query.saved import expand_saved, name_saved
from timeline.query.spellings import find_spellings
from timeline.query.taking_part import TakesPart, Targets, Together
from timeline.query.windows import refuse_reversed
from timeline.text import count_of, find_nearest, join_words

_FOLLOWING = 8
"""How many words behind a value may belong to it."""
_MOST_WAYS = 1_000
"""Alternatives beside alternatives multiply."""
_ELSEWHERE = {
    "search": Remedy("field-text"),
    "min-reliability": Remedy("field-reliability"),
}


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
    settled, condition = _resolve(query, names, flags)
    notes = (
        *settled.notes,
        *_find_ended(condition, names, PAST),
        *_find_unlike(condition, names),
        *find_spellings(condition, names),
        *find_bounds(condition, names),
    )
    told = tuple(dict.fromkeys(notes))
    return Resolution(settled.query, condition, told, _find_as_of(condition))


def resolve_condition(query: Query, names: Names, flags: Flags) -> Condition:
    """Return the condition of a query alone, for who needs not be told of anything.

    What is to be told may need a look at every event. Raises what `resolve` raises.
    """
    return _resolve(query, names, flags)[1]


def _resolve(query: Query, names: Names, flags: Flags) -> tuple[Settled, Condition]:
    asking = Asking(names, flags)

    def make(term: Term) -> Leaf:
        return _resolve_term(term, asking)

    saved = names.chronology.queries
    settled, expanded = Settled(query), expand_saved(query, saved)
    if any(term.unsplit for term in list_terms(expanded)):
        settled = settle_commas(query, names, make)
        expanded = expand_saved(settled.query, saved)
    return settled, _build(expanded, asking, negated=False)


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
            if together:
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


def _resolve_term(term: Term, asking: Asking) -> Leaf:
    term = dataclasses.replace(term, field=name_field(term.field, asking.names))
    try:
        field = _find_field(term, asking)
        if term.operator not in field.operators:
            raise _refuse_operator(term, field)
        _refuse_two_readings(term, field, asking)
        return field.make(term, asking)
    except ExpectedError as error:
        if error.excerpt is None:
            error.excerpt = _point_at(term, error)
        name_saved(error)
        raise


def _find_field(term: Term, asking: Asking) -> Field:
    field = find_field(term.field, asking.names)
    if field is not None:
        return field
    if term.field in asking.names.facets.undeclared:
        raise QueryError(
            f"`{term.field}` is a key that no file declares",
            f"declare it at the top of the file: `fields: [{term.field}]`",
        )
    message = f"there is no field `{term.field}`"
    turned = term.field.removeprefix("not-")
    if turned != term.field and find_field(turned, asking.names) is not None:
        opposite = format_term(dataclasses.replace(term, field=turned))
        raise QueryError(message, f"write `-{opposite}`")
    remedy = _ELSEWHERE.get(term.field)
    if remedy is not None:
        raise QueryError(message, remedy=remedy)
    near = find_nearest(term.field, list_fields(asking.names))
    listed = [f'`"{one}"`' if " " in one else f"`{one}`" for one in near]
    hint = f"did you mean {join_words(listed)}? " if near else ""
    raise QueryError(message, f"{hint}to search for the text, quote it")


def _refuse_operator(term: Term, field: Field) -> QueryError:
    message = f"`{term.field}` cannot be asked for with `{term.operator}`"
    if term.operator == "=":
        loose = dataclasses.replace(term, operator=":")
        return QueryError(message, f"write {format_term(loose)}")
    if field.hint:
        return QueryError(message, field.hint)
    return QueryError(message, "dates, numbers and `confidence` can be compared")


def _refuse_two_readings(term: Term, field: Field, asking: Asking) -> None:
    """Raise QueryError where words right behind a value may belong to it.

    They do where the longer value means something as well: `month:May 2013`.
    """
    words = term.follow.split(" ")[:_FOLLOWING] if term.follow else []
    for count in range(len(words), 0, -1):
        *others, last = term.values
        value = " ".join([last, *words[:count]])
        longer = dataclasses.replace(term, values=(*others, value), follow="")
        try:
            leaf = field.make(longer, asking)
        except ExpectedError:
            continue
        if isinstance(leaf, Contains) and not _is_found(leaf, asking):
            continue
        rest = " ".join(words)
        whole = f"{term.field}{term.operator}{','.join([*others, ''])}"
        if not _means_something(term, field, asking):
            raise QueryError(
                f"`{whole}{value}` has a blank in it",
                f'put it in quotes: {whole}"{value}"',
                excerpt=_reach_over(term.place, words[:count]),
            )
        asked = f"{term.field}{term.operator}{','.join([*others, ''])}"
        raise QueryError(
            f"`{asked}{last} {rest}` can be read in two ways",
            f'write {asked}"{value}", or {asked}"{last}" {rest}',
            excerpt=_reach_over(term.place, words[:count]),
        )


def _means_something(term: Term, field: Field, asking: Asking) -> bool:
    try:
        field.make(term, asking)
    except ExpectedError:
        return False
    return True


def _reach_over(place: Excerpt | None, words: Iterable[str]) -> Excerpt | None:
    """Return a place with the words behind it."""
    if place is None:
        return None
    end = place.end
    for word in words:
        end = place.text.index(word, end) + len(word)
    return place._replace(end=end)


def _is_found(leaf: Contains, asking: Asking) -> bool:
    return any(leaf.fit(event) for event in asking.names.chronology.events)


def _point_at(term: Term, error: ExpectedError) -> Excerpt | None:
    """Return the value that an error names, within the term; else the whole term."""
    place = term.place
    if place is None or isinstance(error, QueryError):
        return place
    tokens = list(lex(place.text[place.start : place.end]))
    ops = [index for index, token in enumerate(tokens) if token.kind == "op"]
    for token in tokens[ops[0] + 1 if ops else 0 :]:
        value = token.value
        if value in term.values and value and repr(value) in error.message:
            begin, end = place.start + token.start, place.start + token.end
            # What stands in quotes as it is is shown without them.
            start = place.text.find(value, begin, end)
            if start >= 0:
                begin, end = start, start + len(value)
            return place._replace(start=begin, end=end)
    return place


def _find_ended(condition: Condition, names: Names, first: int) -> Iterator[str]:
    """Yield a note for each state asked for in a time when it was no more.

    `first` is the first day that is asked for round about.
    """
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    for part in parts:
        if isinstance(part, Dated) and part.source == "date":
            for test in part.tests:
                if test.windows and not test.yearly and test.side is Side.WHOLE:
                    first = max(first, min(window.first for window in test.windows))
    for part in parts:
        match part:
            case TakesPart():
                yield from _tell_ended(part.targets, names, first)
            case Together():
                for group in part.groups:
                    yield from _tell_ended(group, names, first)
            case AllOf() | AnyOf():
                for one in part.parts:
                    yield from _find_ended(one, names, first)
            case _:
                pass


def _tell_ended(targets: Targets, names: Names, first: int) -> Iterator[str]:
    actors = names.actors
    for target in targets.listed:
        identity = target.identity
        _, end = actors.lifetimes.find(identity)
        if end is not None and end.e2 < first:
            near = actors.suggest_successors(identity)
            hint = f": ask for {join_words(near)}" if near else ""
            died = actors.registry.type_of(identity) == "person"
            verb = "died" if died else "ended"
            yield f"{actors.name_of(identity)} {verb} {end.typed}{hint}"


def _find_unlike(condition: Condition, names: Names) -> Iterator[str]:
    """Yield a note for each key whose values cannot all be compared."""
    for leaf in list_leaves(condition):
        key = ""
        if isinstance(leaf, Measures):
            key, what = leaf.facet, "number"
        elif isinstance(leaf, Dated) and leaf.source not in ("date", "reported"):
            key, what = leaf.source, "date"
        if key:
            unlike = names.facets[key].count_unlike()
            if unlike:
                verb = "has" if unlike == 1 else "have"
                who = f"{count_of(unlike, 'event')} {verb}"
                yield f"{who} a value of `{key}` that is no {what}"


def _find_as_of(condition: Condition) -> int | None:
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    days = [part.day for part in parts if isinstance(part, KnownBy)]
    return min(days, default=None)
