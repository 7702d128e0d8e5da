"""What stands in all events under one key, and which events have it.

An index tells it without looking at each event; without one each is looked at.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from timeline.model import Chronology, Event, EventStore

_ATTRIBUTES = {"keys": "extra", "sources": "cited"}
"""Of events, for keys that go by another name."""
_SINGLE = frozenset({"kind", "status", "confidence", "place"})
"""Keys under which one text stands, empty for none."""


def list_standing(chronology: Chronology, key: str) -> Sequence[str]:
    """Return what stands in all events under a key, each once, in their order.

    As typed. `key` is one of those that `EventStore.list_words` knows, but for those of
    names; or `id`.
    """
    if key == "id":
        return tuple(chronology.by_id)
    events = chronology.events
    if isinstance(events, EventStore):
        return events.list_words((key,))
    attribute = _ATTRIBUTES.get(key, key)
    found: Iterable[str]
    if key in _SINGLE:
        found = [getattr(event, attribute) for event in events]
    else:
        found = chain.from_iterable([getattr(event, attribute) for event in events])
    return tuple([word for word in dict.fromkeys(found) if word])


def find_having(
    chronology: Chronology, keys: Sequence[str], words: Collection[str] | None = None
) -> Iterable[Event]:
    """Return the events that have one of some words under one of some keys, in order.

    Without words, those that have any. Others may be among them: whoever asks looks
    at each all the same.
    """
    events = chronology.events
    if isinstance(events, EventStore):
        return events.having(keys, words)
    return events
