"""Names of actors as they stand in events, and the keys they stand under."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline.model import Event

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


def list_names(events: Iterable[Event]) -> tuple[str, ...]:
    """Return all names of actors in events as typed, each once, in order."""
    found: dict[str, None] = {}
    for event in events:
        for key in NAMED:
            for name in getattr(event, key):
                found.setdefault(name)
    return tuple(found)
