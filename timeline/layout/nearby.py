"""Events of the same people within some days of another."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from timeline.dates import is_finite
from timeline.layout.gaps import is_fine
from timeline.model import Event

DAYS = 7
"""How many days before and after an event are near it."""
# What is known to a season at worst has a neighbourhood worth looking at.
_ROUGHEST = 92


class Nearby:
    """Finds events near others, among events in their order.

    `people` are the identities that took part in each.
    """

    def __init__(
        self, events: Sequence[Event], people: Sequence[tuple[str, ...]]
    ) -> None:
        self._people = {
            event.id: party for event, party in zip(events, people, strict=True)
        }
        self._fine = [event for event in events if is_fine(event.date)]
        self._starts = [event.date.b1 for event in self._fine]
        # The last day of all so far: like the first days, it only grows.
        self._ends = list(accumulate((one.date.e2 for one in self._fine), max))

    def find(self, event: Event) -> tuple[tuple[Event, tuple[str, ...]], ...]:
        """Return events near one, in order, each with those who took part in both.

        Only events known to some days; none where the event itself is known so
        roughly that any may be near.
        """
        first, last = event.date.b1, event.date.e2
        people = self._people[event.id]
        if not (is_finite(first) and is_finite(last) and people):
            return ()
        if not is_fine(event.date) and last - first >= _ROUGHEST:
            return ()
        low = bisect_left(self._ends, first - DAYS)
        high = bisect_right(self._starts, last + DAYS)
        found = []
        for other in self._fine[low:high]:
            if other is event or other.date.e2 < first - DAYS:
                continue
            there = self._people[other.id]
            shared = tuple(one for one in people if one in there)
            if shared:
                found.append((other, shared))
        return tuple(found)
