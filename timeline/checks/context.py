"""What all checks of one run share: the names of a chronology, and the options.

A check speaks only where it is certain. A date marked `?` is one its author doubts:
it contradicts nothing, whichever way round.
"""

from collections.abc import Sequence
from functools import cached_property

from timeline.dates import When
from timeline.model import Chronology, Event
from timeline.names import names_of
from timeline.names.typed import TypedNames, typed_names_of


class CheckContext:
    """The names of one chronology, and what is asked of it."""

    def __init__(
        self,
        chronology: Chronology,
        min_sources: int = 0,
        today: int | None = None,
        *,
        events: Sequence[Event] | None = None,
    ) -> None:
        self.chronology = chronology
        """All that there is: what one event is to others is asked of it."""
        self.events = chronology.events if events is None else events
        """The events to check, in the order of the chronology; all, if not said."""
        self.names = names_of(chronology)
        self.min_sources = min_sources
        """How many independent sources an event needs; 0 for any number."""
        self.today = today
        """A day number; None where nobody asks what is still to come."""

    @cached_property
    def typed_names(self) -> TypedNames:
        """Return the names of actors in the events to check."""
        if self.events is self.chronology.events:
            return typed_names_of(self.chronology)
        return TypedNames(self.events)


def is_before(one: When, two: When) -> bool:
    """Tell whether `one` certainly ends before `two` can begin."""
    if one.uncertain or two.uncertain:
        return False
    return one.outer[3] < two.outer[0]
