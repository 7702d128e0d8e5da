"""What is to become events: trees of YAML, with where in the source each comes from."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from timeline.dates import When
from timeline.records import FrozenDict
from timeline.yamltext import Prose, Tree

IMPORTED = "imported"
"""The key of an event that says from what row it was made: `acled:123456`."""
IMPORTED_AS = "imported_as"
"""The key of the fingerprint of what that row said."""
ORIGIN_KEYS = (IMPORTED, IMPORTED_AS)
"""What an import writes itself, and takes from no column."""

REGISTRIES = ("actors", "sources", "places")
"""The registries that a source may have entries for."""


class Draft(NamedTuple):
    """An event to be, made of one row."""

    tree: Mapping[str, Tree]
    """By the keys of events in the order of the manual, then those of one's own."""
    when: When
    key: str
    """What tells the row from all others, with its source in front: `acled:123456`."""
    line: int
    """Of the row in its source; 0 where it has no lines."""
    is_stable: bool = True
    """The key stays the same where the row changes."""
    by_id: bool = False
    """It is known again by its id, as it was an event before it became a row."""


class LeftRow(NamedTuple):
    """A row, or another stretch of a source, that no event is made of."""

    line: int
    text: str
    """What of it is the reason, as typed."""
    reason: str
    hint: str = ""
    kind: str = ""
    """What rows that are left out for like reasons have in common."""
    is_meant: bool = False
    """The map says so."""
    key: str = ""
    """Of a row, by which its event is known that an earlier import made."""


class Drafts(NamedTuple):
    """What a source comes to."""

    drafts: tuple[Draft, ...]
    """In the order of their rows."""
    left: tuple[LeftRow, ...] = ()
    actors: Mapping[str, Mapping[str, Tree]] = FrozenDict()
    """Entries for `actors:`, by their ids."""
    sources: Mapping[str, Mapping[str, Tree]] = FrozenDict()
    """Entries for `sources:`, by their ids."""
    places: Mapping[str, Mapping[str, Tree]] = FrozenDict()
    """Entries for `places:`, by their ids."""
    fields: Mapping[str, str] = FrozenDict()
    """The keys of one's own, with their types."""
    kinds: tuple[str, ...] = ()
    """Those of the drafts that are not built in."""
    statuses: Mapping[str, str] = FrozenDict()
    """Those that are not built in, each with the one that it is like."""
    title: str = ""
    unknown_codes: tuple[tuple[str, str, int], ...] = ()
    """Codes that mean nothing in their system: system, code, how often."""
    rows: int = 0
    """How many rows the source has: each is one of the drafts, or left out."""
    unkeyed: frozenset[str] = frozenset()
    """Names of sources in which no column tells rows from all others."""
    beside: tuple[LeftRow, ...] = ()
    """What is not read of a source and is no row: parts of rows that are drafts, and
    what stands beside them."""


def list_texts(value: Any) -> Iterator[str]:
    """Yield the texts of a tree, whatever their depth; prose is none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from list_texts(item)
    elif not isinstance(value, Prose):
        for item in value:
            yield from list_texts(item)
