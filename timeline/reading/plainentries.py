"""The plain entries of one document: which they are, and the events that they make."""

from collections.abc import Mapping, Sequence

from timeline.model import SINGLE_MARKS, Event
from timeline.patterns import LazyPattern
from timeline.reading.documents import Pair
from timeline.reading.entries import Stretch
from timeline.reading.events import (
    BUILT_IN_KINDS,
    BUILT_IN_STATUSES,
    EVENT_KEYS,
    OwnWord,
    Pending,
)
from timeline.reading.nodes import MapNode, TextNode
from timeline.reading.plain import Layout, PlainEntry, compile_entry, find_layout
from timeline.reading.plainevents import PLAIN_NAMES, PlainEventReader
from timeline.reading.plainvalues import scan_value
from timeline.reading.values import Scope

__all__ = ["PlainEntries", "PlainEntry"]

_KIND_MARK = SINGLE_MARKS.index("kind")
_STATUS_MARK = SINGLE_MARKS.index("status")
_PAUSE = 16
_OWN_NAME = LazyPattern("[a-z][a-z0-9_-]*")
_OWN_TYPES = ("", "text", "number")
"""Types of which it can be told at once whether a value has them."""


class PlainEntries:
    """Takes the plain entries of one document, some neighbours at a time.

    Before the header has been read it takes what has the form of plain entries; after
    that it makes events of them.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self._column = layout.keys
        self._layout = layout
        self._match = compile_entry(layout, PLAIN_NAMES).fullmatch
        self._reader: PlainEventReader | None = None
        self._paused = 0

    @classmethod
    def find(cls, text: str, first: Stretch) -> "PlainEntries | None":
        """Return what takes entries like the first one, if that has a layout."""
        layout = find_layout(text, *first)
        return None if layout is None else cls(text, layout)

    def begin(
        self, scope: Scope, fields: Mapping[str, str], defaults: Sequence[Pair]
    ) -> None:
        """Read by what the headers say, from now on.

        `fields` are the authors' own keys, each with its type, which may be empty.
        """
        own = {
            name: type_
            for name, type_ in fields.items()
            if type_ in _OWN_TYPES and _OWN_NAME.fullmatch(name)
            if name not in EVENT_KEYS.by_name and name not in PLAIN_NAMES
        }
        if own:
            names = (*PLAIN_NAMES, *own)
            self._match = compile_entry(self._layout, names).fullmatch
        self._reader = PlainEventReader(scope, self._column, own, defaults)
        self._paused = 0

    def read(self, entry: PlainEntry) -> Event | None:
        """Return the event of an entry; None where its nodes are needed for it."""
        return self._reader.read(entry) if self._reader is not None else None

    def take(
        self, stretches: Sequence[Stretch]
    ) -> Sequence[Event | PlainEntry | None] | None:
        """Return what is made of each stretch; None where libyaml is to read it.

        None for all where that is most of them, and then for the next ones, too: to
        try each in vain would make such files slower.
        """
        if self._paused:
            self._paused -= 1
            return None
        taken = [self._take(*stretch) for stretch in stretches]
        if 2 * taken.count(None) > len(taken):
            self._paused = _PAUSE
            return None
        return taken

    def _take(self, start: int, end: int) -> Event | PlainEntry | None:
        entry = self._match(self._text, start, end)
        if entry is None:
            return None
        if self._reader is not None:
            return self._reader.read(entry)
        return entry if _is_well_formed(entry, self._column) else None

    def outline(self, entry: PlainEntry) -> MapNode:
        """Return the keys of an entry, without what stands under them."""
        groups = zip(PLAIN_NAMES, entry.groups(), strict=False)
        names = [name for name, raw in groups if raw is not None]
        nothing = TextNode("", 0, True)
        return MapNode([(TextNode(name, 0, True), nothing) for name in names], 0)

    def note_words(self, event: Event, pending: Pending) -> None:
        """Note a kind and a status of a plain event that only a header may know."""
        if event.kind not in BUILT_IN_KINDS:
            word = OwnWord(event.kind, event.origin, event.marks, _KIND_MARK)
            pending.kinds.append(word)
        if event.status not in BUILT_IN_STATUSES:
            word = OwnWord(event.status, event.origin, event.marks, _STATUS_MARK)
            pending.statuses.append(word)


def _is_well_formed(entry: PlainEntry, column: int) -> bool:
    """Tell whether the values of an entry have forms that are read without libyaml."""
    groups = entry.groups()
    return all(scan_value(raw, column) for raw in groups if raw is not None)
