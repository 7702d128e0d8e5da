"""What a record may hold: one table for each, from which everything else comes.

The reader goes by it, and so do the JSON Schema for editors (`timeline schema`), the
order and the names that `timeline fmt` writes, and the tables of the manual.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import Any

from timeline.lean import NamedTuple
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode


class Shape(Enum):
    """What may stand under a key."""

    TEXT = "text"
    PROSE = "text, whatever signs it holds"
    DATE = "a date"
    WORD = "a word of a list"
    YEAR = "a year"
    TEXTS = "a list of texts, or one text"
    NAMES = "a list of names, some with what is said of them, or one"
    RECORDS = "a list of records, or one"
    ENTRIES = "a mapping of ids to records"
    EVENTS = "a list of events, a mapping of ids to them, or one"
    QUERIES = "a mapping of names to questions"
    DEFAULTS = "a mapping of keys of events to values"
    DECLARED = "a list of names, or a mapping of names to words of a list"
    COORDINATES = "a pair of degrees"


FITTING: Mapping[Shape, tuple[type, ...]] = {
    Shape.TEXT: (TextNode,),
    Shape.PROSE: (TextNode,),
    Shape.WORD: (TextNode,),
    Shape.YEAR: (TextNode,),
    Shape.DATE: (TextNode, MapNode),
    Shape.TEXTS: (TextNode, ListNode),
    Shape.NAMES: (TextNode, ListNode),
    Shape.COORDINATES: (TextNode, ListNode),
    Shape.RECORDS: (TextNode, ListNode, MapNode),
    Shape.ENTRIES: (MapNode, ListNode),
    Shape.EVENTS: (TextNode, ListNode, MapNode),
    Shape.QUERIES: (MapNode,),
    Shape.DEFAULTS: (MapNode,),
    Shape.DECLARED: (TextNode, ListNode, MapNode),
}
"""What kinds of nodes have a shape: what has another is not read under another name."""


class Key(NamedTuple):
    """A key of a record."""

    name: str
    read: Callable[..., Any]
    """Called with a scope, the key and its value; returns None where there is none."""
    shape: Shape
    summary: str = ""
    """What it means, in a phrase; also for editors."""
    others: tuple[str, ...] = ()
    """Other names that it is read under, the first before the next."""
    also: str = ""
    """The one of the others that is as good as its own, and never stands beside it."""
    like: tuple[str, ...] = ()
    """Names under which it is often meant, but not so surely that it is read."""
    required: bool = False
    words: tuple[str, ...] = ()
    """Of `Shape.WORD` and `Shape.DECLARED`: what may stand there."""
    declared: str = ""
    """The key of the header under which authors declare more words."""
    record: str = ""
    """Of records, entries, events and defaults: the schema of each."""


class Schema(NamedTuple):
    """A record."""

    name: str
    owner: str
    """In a sentence: `an event`."""
    keys: tuple[Key, ...]
    """In the order in which they are written."""
    lone: str = ""
    """The key whose value a text that stands alone is."""
    alternatives: tuple[tuple[str, ...], ...] = ()
    """Of each at least one must be there."""


class Lookup:
    """The keys of a schema by the names they may be typed under."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.by_name: Mapping[str, Key] = {key.name: key for key in schema.keys}
        self._ranks: dict[str, tuple[int, Key]] = {}
        for key in schema.keys:
            for rank, other in enumerate((key.name, *key.others)):
                self._ranks.setdefault(other, (rank, key))

    def find(self, typed: str, node: Node) -> tuple[int, Key] | None:
        """Return the key that another name stands for, and the name's rank in it.

        None where there is none, or what stands there has not the key's shape.
        """
        found = self._ranks.get(typed.lower())
        if found is None or not fits(found[1].shape, node):
            return None
        return found

    @cached_property
    def hints(self) -> Mapping[str, str]:
        """Return the key that a name may be meant for."""
        hints = {
            other: key.name
            for key in self.schema.keys
            for other in (*key.others, *key.like)
        }
        return hints | {key.name: key.name for key in self.schema.keys}


def fits(shape: Shape, node: Node) -> bool:
    """Tell whether what stands somewhere has a shape."""
    return isinstance(node, (BrokenNode, *FITTING[shape]))


def names_of(keys: Sequence[Key], name: str) -> tuple[str, ...]:
    """Return the names that a key is read under, its own first."""
    (key,) = (key for key in keys if key.name == name)
    return (key.name, *key.others)
