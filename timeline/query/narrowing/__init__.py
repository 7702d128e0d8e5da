"""What of a condition can be looked up in a table of events, before any is judged.

Each condition has two sets of events: those that may fit it, of which none is ever
missing, and those that certainly do, among which none is ever wrong. Leaving out turns
one into the other. What a table cannot tell may be everything and is surely nothing;
events are judged all the same, so that a set may be too large and never too small.

sets      sets of events, and of dates, as values: nothing here knows how to find them
dates     people  words     what each leaf comes to
columns   what of an event the sets speak of, by name
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from timeline.query.conditions import AllOf, AnyOf, Opposite
from timeline.query.narrowing.sets import (
    EVERYTHING,
    NOTHING,
    Narrowed,
    complement,
    intersect,
    measure,
    unite,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from timeline.query.conditions import Condition, Leaf
    from timeline.query.narrowing.sets import Lookup

__all__ = ["NARROWINGS", "Narrowed", "narrow"]

NARROWINGS: Mapping[str, str] = {
    "Cites": "words.narrow_cites",
    "Concerns": "people.narrow_concerns",
    "Contains": "words.narrow_contains",
    "Dated": "dates.narrow_dated",
    "Differs": "dates.narrow_differs",
    "Has": "words.narrow_has",
    "HeldBy": "people.narrow_held_by",
    "KnownBy": "dates.narrow_known_by",
    "Lacks": "words.narrow_lacks",
    "Lies": "words.narrow_lies",
    "Measures": "words.narrow_measures",
    "Placed": "dates.narrow_placed",
    "TakesPart": "people.narrow_takes_part",
    "Together": "people.narrow_together",
}
"""What makes the sets of each leaf, by its name: a module of this room, a function."""

# What is larger is not narrowed: SQLite takes no more than 1,000 steps of depth
# (SQLITE_MAX_EXPR_DEPTH), of which those side by side in one `OR` are each one, and
# before 3.46 no more than some 100 brackets in each other.
_MOST_SETS = 300
_DEEPEST = 20


def narrow(condition: Condition) -> Narrowed:
    """Return the events that may fit a condition, and those that certainly do."""
    return _limit(_narrow(condition))


def _limit(narrowed: Narrowed) -> Narrowed:
    """Return the sets; of what is too large that which says nothing."""
    return Narrowed(
        narrowed.possible if _is_small(narrowed.possible) else EVERYTHING,
        narrowed.certain if _is_small(narrowed.certain) else NOTHING,
    )


def _is_small(lookup: Lookup) -> bool:
    number, depth = measure(lookup)
    return number <= _MOST_SETS and depth <= _DEEPEST


def _narrow(condition: Condition) -> Narrowed:
    match condition:
        case AllOf():
            # One that is too large leaves the others as they are.
            parts = [_limit(_narrow(part)) for part in condition.parts]
            return Narrowed(
                intersect(part.possible for part in parts),
                intersect(part.certain for part in parts),
            )
        case AnyOf():
            parts = [_narrow(part) for part in condition.parts]
            return Narrowed(
                unite(part.possible for part in parts),
                unite(part.certain for part in parts),
            )
        case Opposite():
            possible, certain = _narrow(condition.part)
            return Narrowed(complement(certain), complement(possible))
        case _:
            return _find_narrowing(condition)(condition)


def _find_narrowing(leaf: Leaf) -> Callable[[Leaf], Narrowed]:
    """Return what makes the sets of a leaf; what others need is not imported."""
    module, _, function = NARROWINGS[type(leaf).__name__].partition(".")
    found: Callable[[Leaf], Narrowed] = getattr(
        import_module(f"{__name__}.{module}"), function
    )
    return found
