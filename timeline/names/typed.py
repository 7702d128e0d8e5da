"""Names of actors as they stand in events, and the keys they stand under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from timeline.lean import NamedTuple

if TYPE_CHECKING:
    from timeline.model import Chronology, Event

PARTIES = ("actors", "to")
"""The keys of an event under which those who take part stand."""
NAMED = ("actors", "to", "about")
"""The keys of an event under which actors stand."""


class Typed(NamedTuple):
    """One name in an event."""

    key: str
    position: int
    """Among the names under that key; from 0."""
    name: str
    """As typed."""


def list_typed(event: Event, keys: Iterable[str] = PARTIES) -> Iterator[Typed]:
    """Yield the names under `keys` of an event, in order."""
    for key in keys:
        for position, name in enumerate(getattr(event, key)):
            yield Typed(key, position, name)


def list_among(
    events: Iterable[Event], names: Collection[str], keys: Iterable[str] = PARTIES
) -> Iterator[tuple[Event, Typed]]:
    """Yield each place under `keys` at which one of some names stands, in order.

    Few names are told from all others at little cost.
    """
    wanted, keys = frozenset(names), tuple(keys)
    if not wanted:
        return
    is_without = wanted.isdisjoint
    for event in events:
        for key in keys:
            typed = getattr(event, key)
            if is_without(typed):
                continue
            for position, name in enumerate(typed):
                if name in wanted:
                    yield event, Typed(key, position, name)


def list_names(events: Iterable[Event]) -> tuple[str, ...]:
    """Return all names of actors in events as typed, each once, in order."""
    return tuple(dict.fromkeys(_chain_names(events)))


def count_names(events: Iterable[Event]) -> Mapping[str, int]:
    """Return how often each of these names stands in events, in the same order."""
    return Counter(_chain_names(events))


class TypedNames:
    """The names of actors in some events, as typed, under any key of `NAMED`.

    What can tell them without the events may stand in its place.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self._events = events

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return how often each name stands in events, in the order of their first."""
        return count_names(self._events)

    def find_first(self, names: Collection[str]) -> Mapping[str, Event]:
        """Return the first event that each of some names stands in.

        In the order of the events; for a name that stands in none there is nothing.
        """
        found: dict[str, Event] = {}
        wanted = set(names)
        for event in self._events:
            if not wanted:
                break
            here = wanted.intersection((*event.actors, *event.to, *event.about))
            found |= dict.fromkeys(here, event)
            wanted -= here
        return found


def _chain_names(events: Iterable[Event]) -> Iterator[str]:
    """Yield the names under all keys of `NAMED`, as often as they stand there."""
    return chain.from_iterable(
        [names for event in events for names in (event.actors, event.to, event.about)]
    )


_KEY = "typed names"


def typed_names_of(chronology: Chronology) -> TypedNames:
    """Return the names in all events of a chronology, counted once for all that ask."""
    found = chronology.memo.get(_KEY)
    if not isinstance(found, TypedNames):
        found = chronology.memo[_KEY] = TypedNames(chronology.events)
    return found


def keep_typed_names(chronology: Chronology, names: TypedNames) -> None:
    """Have all that ask for the names of a chronology ask these."""
    chronology.memo[_KEY] = names


def find_typed(event: Event, name: str) -> Typed:
    """Return where a name first stands in an event that has it."""
    return next(typed for typed in list_typed(event, NAMED) if typed.name == name)
