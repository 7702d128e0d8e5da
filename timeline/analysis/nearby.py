"""Events of the same people within some days of another."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from timeline.analysis.silences import is_fine
from timeline.dates import Window, is_finite
from timeline.dates.touching import WindowIndex
from timeline.lean import NamedTuple
from timeline.model import Chronology, Event, EventStore

DAYS = 7
"""How many days before and after an event are near it."""
# What is known to a season at worst has a neighbourhood worth looking at.
_ROUGHEST = 92
# Up to so many events of somebody are counted one by one.
_FEW = 64
_MOST_STRETCHES = 64
"""So many stretches of days are looked at each by itself; more are one."""


class Neighbours(NamedTuple):
    """Events near one."""

    listed: tuple[tuple[Event, tuple[str, ...]], ...]
    """In order, the first of them, each with those who took part in both."""
    total: int
    """How many there are, the others included."""


_NOBODY = Neighbours((), 0)


class Nearby:
    """Finds events near others, among events in their order.

    `people` are the identities that took part in each. The events of each of them are
    kept apart, so that those of others on the same days cost nothing.
    """

    def __init__(
        self, events: Sequence[Event], people: Sequence[tuple[str, ...]]
    ) -> None:
        self._people = {
            event.id: party for event, party in zip(events, people, strict=True)
        }
        # Only events known to some days are near others.
        self._fine = [event for event in events if is_fine(event.date)]
        self._parties = [frozenset(self._people[event.id]) for event in self._fine]
        by_person: dict[str, list[int]] = {}
        for position, party in enumerate(self._parties):
            for person in party:
                by_person.setdefault(person, []).append(position)
        self._of = {
            person: _Series(self._fine, positions)
            for person, positions in by_person.items()
        }
        self._joint: dict[tuple[frozenset[str], Window], int] = {}

    def find(self, event: Event, most: int) -> Neighbours:
        """Return events near one, `most` of them, and how many there are.

        Only events known to some days; none where the event itself is known so
        roughly that any may be near.
        """
        first, last = event.date.b1, event.date.e2
        if not (is_finite(first) and is_finite(last)):
            return _NOBODY
        people = self._people[event.id]
        if not people:
            return _NOBODY
        itself = is_fine(event.date)
        if not itself and last - first >= _ROUGHEST:
            return _NOBODY
        window = Window(first - DAYS, last + DAYS)
        listed: dict[int, None] = {}
        found = [self._of[one].find(window) for one in people if one in self._of]
        for _, position in merge(*found):
            if len(listed) == most:
                break
            if self._fine[position] is not event:
                listed[position] = None
        return Neighbours(
            tuple((self._fine[one], self._list_shared(people, one)) for one in listed),
            self._count(people, window) - itself,
        )

    def _list_shared(self, people: Sequence[str], position: int) -> tuple[str, ...]:
        return tuple(one for one in people if one in self._parties[position])

    def _count(self, people: Sequence[str], window: Window) -> int:
        """Return how many events of these people touch a window.

        Who has many there is counted as a whole, and together with others who have
        many once for all events of these days.
        """
        busy: dict[str, int] = {}
        seen: set[int] = set()
        for person in people:
            if person not in self._of:
                continue
            number = self._of[person].count(window)
            if number > _FEW:
                busy[person] = number
            else:
                seen.update(position for _, position in self._of[person].find(window))
        if len(busy) < 2:
            number = sum(busy.values())
        else:
            key = frozenset(busy), window
            if key not in self._joint:
                self._joint[key] = len(
                    {
                        position
                        for person in busy
                        for _, position in self._of[person].find(window)
                    }
                )
            number = self._joint[key]
        return number + sum(
            self._parties[position].isdisjoint(busy) for position in seen
        )


def list_around(chronology: Chronology, events: Iterable[Event]) -> Sequence[Event]:
    """Return all events that may be near some of a chronology, and these, in order.

    Those of no known time may be missing, since nothing is near them.
    """
    stored = chronology.events
    if not isinstance(stored, EventStore):
        return stored
    windows = [
        Window(event.date.b1 - DAYS, event.date.e2 + DAYS)
        for event in events
        if is_finite(event.date.b1) and is_finite(event.date.e2)
    ]
    # What is in memory is not looked up.
    from timeline.names.tenure import merge_windows
    from timeline.query.narrowing.sets import Overlaps, has_date, unite

    merged = merge_windows(windows)
    if len(merged) > _MOST_STRETCHES:
        merged = (Window(merged[0].first, max(one.last for one in merged)),)
    days = unite(Overlaps(first, last) for first, last in merged)
    return stored.find(has_date("date", days))


class _Series:
    """The events of one person, by their positions."""

    def __init__(self, events: Sequence[Event], positions: Sequence[int]) -> None:
        self._positions = positions
        self._windows = [
            Window(events[one].date.b1, events[one].date.e2) for one in positions
        ]
        self._index = WindowIndex(self._windows)

    def find(self, window: Window) -> Iterator[tuple[int, int]]:
        """Yield the first day and the position of those that touch it, in order."""
        for one in self._index.find(window):
            yield self._windows[one].first, self._positions[one]

    def count(self, window: Window) -> int:
        """Return how many touch it."""
        return self._index.count(window)
