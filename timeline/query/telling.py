"""What is worth knowing of a question, besides its answer.

States that had ended, values that cannot be compared, names that several spellings
share, bounds that are reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.dates import PAST
from timeline.query.bounds import find_bounds
from timeline.query.conditions import AllOf, AnyOf, list_leaves
from timeline.query.dating import Dated, KnownBy, Side
from timeline.query.holding import Measures
from timeline.query.spellings import find_spellings
from timeline.query.taking_part import TakesPart, Together
from timeline.text import count_of, join_words

if TYPE_CHECKING:
    from timeline.names import Names
    from timeline.query.conditions import Condition
    from timeline.query.taking_part import Targets


def find_notes(condition: Condition, names: Names) -> Iterator[str]:
    """Yield a sentence for each thing that whoever asked should know."""
    yield from _find_ended(condition, names, PAST)
    yield from _find_unlike(condition, names)
    yield from find_spellings(condition, names)
    yield from find_bounds(condition, names)


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


def find_as_of(condition: Condition) -> int | None:
    """Return the last day whose knowledge counts; None where all days count."""
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    days = [part.day for part in parts if isinstance(part, KnownBy)]
    return min(days, default=None)
