"""Which events are looked at for a question: those that an index has for it, or all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model import EventStore
from timeline.query.conditions import EVERY_EVENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Chronology, Event
    from timeline.query.conditions import Condition


def list_candidates(chronology: Chronology, condition: Condition) -> Iterable[Event]:
    """Return the events that may fit a condition, in order; perhaps others, too."""
    events = chronology.events
    if not isinstance(events, EventStore) or condition == EVERY_EVENT:
        return events
    # In memory each is judged sooner than it is looked up.
    from timeline.query.narrowing import narrow

    return events.find(narrow(condition).possible)
