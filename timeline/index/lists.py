"""What stands in all events under some keys: kept, so that nobody looks at each."""

from collections.abc import Iterable, Sequence

from timeline.model import (
    Event,
)
from timeline.names import NAMED
from timeline.query.narrowing.columns import WORDS

LISTS = (NAMED, ("tags",), ("place",), ("kind",), ("status",), ("keys",))
"""What is kept of all events under keys, so that nobody has to look at each."""


def list_words(events: Iterable[Event], keys: Sequence[str]) -> tuple[str, ...]:
    """Return what stands in events under some keys, each once, in order."""
    found: dict[str, None] = {}
    columns = [WORDS[key].words_of for key in keys]
    for event in events:
        for words_of in columns:
            found.update(dict.fromkeys(words_of(event)))
    return tuple(found)
