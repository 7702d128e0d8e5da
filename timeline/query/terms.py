"""What one term means: its field, its operator, its values; or why it means nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.diagnostics import ExpectedError, Remedy
from timeline.query.candidates import list_candidates
from timeline.query.errors import QueryError
from timeline.query.fields import find_field, list_fields, name_field
from timeline.query.formatting import format_term
from timeline.query.holding import Contains
from timeline.query.lexing import lex
from timeline.query.saved import name_saved
from timeline.text import find_nearest, join_words

if TYPE_CHECKING:
    from timeline.diagnostics import Excerpt
    from timeline.query.asking import Asking
    from timeline.query.conditions import Leaf
    from timeline.query.fields import Field
    from timeline.query.query import Term

_FOLLOWING = 8
"""How many words behind a value may belong to it."""
_ELSEWHERE = {
    "search": Remedy("field-text"),
    "min-reliability": Remedy("field-reliability"),
}


def resolve_term(term: Term, asking: Asking) -> Leaf:
    """Return what a term means. Raises QueryError and UnresolvedNameError."""
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
    return any(map(leaf.fit, list_candidates(asking.names.chronology, leaf)))


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
