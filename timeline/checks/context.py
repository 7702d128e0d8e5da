"""What all checks of one run share: the names of a chronology, and the options.

A check speaks only where it is certain. A date marked `?` is one its author doubts:
it contradicts nothing, whichever way round.
"""

from dataclasses import dataclass
from functools import cached_property

from timeline.dates import When
from timeline.model import Chronology
from timeline.names import ActorNames, PlaceNames, SourceNames

AHEAD = frozenset({"announced", "cancelled"})
"""Statuses of what is known of before it happens, or though it never does."""


@dataclass
class CheckContext:
    """The names of one chronology, worked out where a check asks for them."""

    chronology: Chronology
    min_sources: int = 0
    """How many independent sources an event needs; 0 for any number."""
    today: int | None = None
    """A day number; None where nobody asks what is still to come."""

    @cached_property
    def actors(self) -> ActorNames:
        """Return the names of actors."""
        return ActorNames(self.chronology)

    @cached_property
    def places(self) -> PlaceNames:
        """Return the names of places."""
        return PlaceNames(self.chronology)

    @cached_property
    def sources(self) -> SourceNames:
        """Return the names of sources."""
        return SourceNames(self.chronology)


def is_before(one: When, two: When) -> bool:
    """Tell whether `one` certainly ends before `two` can begin."""
    if one.uncertain or two.uncertain:
        return False
    return one.reach[3] < two.reach[0]
