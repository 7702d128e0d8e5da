"""The events of a store without what is left out of each, which is told when asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from timeline.model import Event, EventStore

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence


class NotelessEvents(EventStore):
    """The events of a store, each as it is without its notes.

    No set of events, no name and no list of words is another for that.
    """

    def __init__(self, events: EventStore, strip: Callable[[Event], Event]) -> None:
        """`strip` returns an event without its notes; the same one if it has none."""
        self._events = events
        self._strip = strip
        # By identity, since ids may stand twice where the data has errors; a store
        # hands out the same event each time.
        self._known: dict[int, Event] = {}

    def strip(self, event: Event) -> Event:
        """Return an event of the store without its notes."""
        known = self._known.get(id(event))
        if known is None:
            known = self._known[id(event)] = self._strip(event)
        return known

    def __len__(self) -> int:
        """Return how many events there are."""
        return len(self._events)

    @overload
    def __getitem__(self, index: int) -> Event: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Event]: ...
    def __getitem__(self, index: int | slice) -> Event | Sequence[Event]:
        """Return an event, or several, by their place in the order."""
        if isinstance(index, slice):
            return self._strip_all(self._events[index])
        return self.strip(self._events[index])

    def __iter__(self) -> Iterator[Event]:
        """Yield all events in order."""
        return map(self.strip, self._events)

    def _strip_all(self, events: Iterable[Event]) -> Sequence[Event]:
        return tuple(map(self.strip, events))

    def find_place(self, id_: str) -> int:
        """Return the place in the order of the event that `by_id` has; from 0."""
        return self._events.find_place(id_)

    def find(self, wanted: Any) -> Sequence[Event]:
        """Return those that may be wanted, in order."""
        return self._strip_all(self._events.find(wanted))

    def having(
        self, keys: Sequence[str], words: Collection[str] | None = None
    ) -> Sequence[Event]:
        """Return those that have one of some words under one of some keys, in order."""
        return self._strip_all(self._events.having(keys, words))

    def list_words(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return what stands under some keys, each once, in order."""
        return self._events.list_words(keys)

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Return the events by their ids."""
        return _ById(self._events.by_id, self.strip)


class _ById(Mapping[str, Event]):
    def __init__(
        self, events: Mapping[str, Event], strip: Callable[[Event], Event]
    ) -> None:
        self._events = events
        self._strip = strip

    def __getitem__(self, key: str) -> Event:
        return self._strip(self._events[key])

    def __contains__(self, key: object) -> bool:
        return key in self._events

    def __iter__(self) -> Iterator[str]:
        return iter(self._events)

    def __len__(self) -> int:
        return len(self._events)
