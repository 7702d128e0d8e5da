"""Stretches of time that end before they begin, which no question can mean.

`since` and `until` name one stretch, whatever lasts over both of its ends. What is
asked for on either side of `or` does not belong together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from timeline.dates import FUTURE, PAST
from timeline.lean import NamedTuple
from timeline.query.dating import Dated, Side
from timeline.query.errors import QueryError
from timeline.query.query import Term
from timeline.query.saved import name_saved

if TYPE_CHECKING:
    from timeline.diagnostics import Excerpt
    from timeline.query.conditions import Leaf


class ReversedError(QueryError):
    """A stretch of time that ends before it begins."""


class _End(NamedTuple):
    """One end of a stretch."""

    term: Term
    day: int
    """The first or the last day of it."""
    side: Side


def refuse_reversed(asked: Iterable[tuple[Term, Leaf]]) -> None:
    """Raise ReversedError where terms ask for a stretch that ends before it begins.

    `asked` are terms that must all hold, each with what it means.
    """
    begins: dict[str, list[_End]] = {}
    ends: dict[str, list[_End]] = {}
    for term, leaf in asked:
        if not isinstance(leaf, Dated):
            continue
        for test in leaf.tests:
            for first, last in test.windows:
                if (first == PAST) == (last == FUTURE):
                    continue
                bounds, day = (ends, last) if first == PAST else (begins, first)
                bounds.setdefault(leaf.source, []).append(_End(term, day, test.side))
    for source, listed in begins.items():
        for begin in listed:
            for end in ends.get(source, ()):
                if begin.day > end.day and _is_one_stretch(begin.side, end.side):
                    raise _refuse(begin.term, end.term)


def _is_one_stretch(begin: Side, end: Side) -> bool:
    """Tell whether no event can begin and end so.

    One that lasts ends after it begins: `end>=2014 begin<=2013` asks for such.
    """
    if begin is Side.WHOLE and end is Side.WHOLE:
        return True
    return begin is Side.BEGIN or end is Side.END


def _refuse(begin: Term, end: Term) -> ReversedError:
    from timeline.query.formatting import format_term

    asked = f"{format_term(begin)} {format_term(end)}"
    early = format_term(Term("begin", end.values[-1:], "<="))
    late = format_term(Term("end", begin.values[-1:], ">="))
    error = ReversedError(
        f"`{asked}` ends before it begins",
        f"exchange them; what lasts over both is `{early} {late}`",
        excerpt=_place(begin, end),
    )
    name_saved(error)
    return error


def _place(begin: Term, end: Term) -> Excerpt | None:
    """Return the term that stands behind the other, if both were typed."""
    if begin.place is None or end.place is None:
        return begin.place or end.place
    if begin.place.text != end.place.text:
        return end.place
    return max(begin.place, end.place, key=lambda place: place.start)
