"""The events of a selection whose accounts differ: in what, and by how many days."""

from collections.abc import Sequence

from timeline.lean import NamedTuple
from timeline.names import names_of
from timeline.names.accounts import (
    Difference,
    Spread,
    find_differences,
    measure_spread,
)
from timeline.query import Match, Selection


class Disagreement(NamedTuple):
    """An event whose accounts differ."""

    match: Match
    differences: tuple[Difference, ...]
    """Each key once, with how surely; never empty."""
    spread: Spread | None
    """How many days the dates are apart; None if they do not differ."""


def find_disagreements(selection: Selection) -> tuple[Disagreement, ...]:
    """Return the events of a selection whose accounts differ, in their order."""
    places = names_of(selection.chronology).places
    found = []
    for match in selection.matches:
        differences = find_differences(match.event, places)
        if differences:
            spread = measure_spread(match.event)
            found.append(Disagreement(match, differences, spread))
    return tuple(found)


def sort_by_spread(found: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    """Return those first whose dates are furthest apart, at least; equals as given."""
    none = Spread(-1, -1)
    return tuple(sorted(found, key=lambda one: one.spread or none, reverse=True))
