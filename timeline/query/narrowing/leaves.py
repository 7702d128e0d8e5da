"""What each condition comes to: of leaves by a table, of others by what they hold."""

from collections.abc import Callable, Mapping
from typing import Any

from timeline.query.citing import Cites
from timeline.query.conditions import AllOf, AnyOf, Condition, Leaf, Opposite
from timeline.query.dating import Dated, KnownBy
from timeline.query.differing import Differs
from timeline.query.holding import Contains, Has, Lies, Measures
from timeline.query.lacking import Lacks
from timeline.query.narrowing.dates import (
    narrow_dated,
    narrow_differs,
    narrow_known_by,
    narrow_placed,
)
from timeline.query.narrowing.people import (
    narrow_concerns,
    narrow_held_by,
    narrow_takes_part,
    narrow_together,
)
from timeline.query.narrowing.sets import (
    EVERYTHING,
    NOTHING,
    Lookup,
    Narrowed,
    complement,
    intersect,
    measure,
    unite,
)
from timeline.query.narrowing.words import (
    narrow_cites,
    narrow_contains,
    narrow_has,
    narrow_lacks,
    narrow_lies,
    narrow_measures,
)
from timeline.query.placing import Placed
from timeline.query.taking_part import Concerns, HeldBy, TakesPart, Together

NARROWINGS: Mapping[type[Leaf], Callable[[Any], Narrowed]] = {
    Cites: narrow_cites,
    Concerns: narrow_concerns,
    Contains: narrow_contains,
    Dated: narrow_dated,
    Differs: narrow_differs,
    Has: narrow_has,
    HeldBy: narrow_held_by,
    KnownBy: narrow_known_by,
    Lacks: narrow_lacks,
    Lies: narrow_lies,
    Measures: narrow_measures,
    Placed: narrow_placed,
    TakesPart: narrow_takes_part,
    Together: narrow_together,
}
"""What each leaf comes to."""


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
            return NARROWINGS[type(condition)](condition)
