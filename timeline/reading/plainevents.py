"""Events of plain entries, without nodes: what `events` makes of what libyaml reads.

What a value means is said in one place, the table `EVENT`. A text that its key takes as
it is typed is taken so; all else is read by the reader of its key, from a node without
a place, once for each text that stands under the key in a file. Where the reader has
anything to say, or an event anything that is out of the ordinary, libyaml reads the
entry, and it is said at its place.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

from timeline.dates import Relative
from timeline.diagnostics import NO_MARK, Diagnostic
from timeline.model import EVENT_FIELDS, SINGLE_MARKS, Event, make_event
from timeline.reading.entries import Stretch
from timeline.reading.events import (
    AS_TYPED,
    EVENT,
    Names,
    OwnWord,
    Pending,
    read_names,
)
from timeline.reading.ids import is_id, name_date
from timeline.reading.nodes import ListNode, MapNode, TextNode
from timeline.reading.plain import Layout, PlainEntry, compile_entry, find_layout
from timeline.reading.plainmarks import EntryMarks, PlainSource, forget
from timeline.reading.plainvalues import is_plain, scan_value, split_names
from timeline.reading.schema import Key, Shape
from timeline.reading.values import Scope
from timeline.text import slugify
from timeline.vocabulary import KINDS, STATUSES

_KINDS = frozenset({*KINDS, ""})
_STATUSES = frozenset(STATUSES)
_KIND_MARK = SINGLE_MARKS.index("kind")
_STATUS_MARK = SINGLE_MARKS.index("status")
_BLANK = list(EVENT_FIELDS.values())
_PLACES = {name: place for place, name in enumerate(EVENT_FIELDS)}
_ID, _DATE, _TITLE, _ORIGIN, _MARKS = (
    _PLACES[name] for name in ("id", "date", "title", "origin", "marks")
)


class NotPlainError(Exception):
    """Something that the nodes of an entry are needed for, to read it or to say so."""


class _SilentScope(Scope):
    """A scope in which nothing can be said."""

    def report(self, *_: Any, **_named: Any) -> NoReturn:
        """Refuse the value that something is said of."""
        raise NotPlainError

    def report_raw(self, diagnostic: Diagnostic) -> NoReturn:  # noqa: ARG002  # as above
        """Refuse the value that something is said of."""
        raise NotPlainError


class _Values(dict[str, Any]):
    """What stands under one key of the events of a file, by its text, as it is met."""

    __slots__ = ("_column", "_key", "_node", "_scope")

    def __init__(self, key: Key, name: str, scope: Scope, column: int) -> None:
        super().__init__()
        self._key = key
        self._node = TextNode(name, 0, True)
        self._scope = scope
        self._column = column

    def __missing__(self, raw: str) -> Any:
        node: TextNode | ListNode | None
        names = split_names(raw) if self._key.read is read_names else None
        if names is not None:
            # Nothing is said of a list of plain texts.
            self[raw] = interned = tuple([sys.intern(name) for name in names])
            return interned
        if is_plain(raw):
            node = TextNode(raw, 0, True)
        else:
            node = scan_value(raw, self._column)
            # How a block ends has been left out of account, since texts do so, too.
            if node is None or raw[0] in "|>":
                raise NotPlainError
        value = self._key.read(self._scope, self._node, node)
        cls = value.__class__
        if cls is Names:
            value = value.intern()
        elif self._key.shape is Shape.RECORDS and value is not None:
            value, _ = value
        elif value is None or cls is Relative:
            raise NotPlainError
        self[raw] = value
        return value


def _text_reader(column: int) -> Callable[[str], str]:
    def read(raw: str) -> str:
        if is_plain(raw):
            return raw
        node = scan_value(raw, column)
        if not isinstance(node, TextNode):
            raise NotPlainError
        # As `read_text` has it.
        return node.text.rstrip("\n")

    return read


def _list_names() -> Iterator[tuple[str, Key]]:
    """Yield the names under which values of plain entries stand, each with its key.

    Not those of records that are never one text, nor other names, of which something
    is said.
    """
    for key in EVENT.keys:
        if key.shape is not Shape.RECORDS or key.also:
            yield key.name, key
        if key.also:
            yield key.also, key


_NAMES = tuple(_list_names())
PLAIN_NAMES = tuple(name for name, _ in _NAMES)
"""What can stand in a plain entry: the group of each in a `PlainEntry`."""
_DATE_GROUP = PLAIN_NAMES.index("date")
_RIVALS = tuple(
    (PLAIN_NAMES.index(key.name), place)
    for place, (name, key) in enumerate(_NAMES)
    if name != key.name
)
"""Pairs of groups of which one has to be empty."""


def is_well_formed(entry: PlainEntry, column: int) -> bool:
    """Tell whether the values of an entry have forms that are read without libyaml."""
    groups = entry.groups()
    return all(scan_value(raw, column) for raw in groups if raw is not None)


def outline(entry: PlainEntry) -> MapNode:
    """Return the keys of an entry, without what stands under them."""
    groups = zip(PLAIN_NAMES, entry.groups(), strict=True)
    names = [name for name, raw in groups if raw is not None]
    nothing = TextNode("", 0, True)
    return MapNode([(TextNode(name, 0, True), nothing) for name in names], 0)


class PlainEventReader:
    """Makes events of the plain entries of one document."""

    def __init__(self, scope: Scope, column: int) -> None:
        text = None if scope.text is scope.file.text else scope.text
        self._file = scope.file
        self._source = PlainSource(scope.file, text, scope.year, column)
        silent = _SilentScope(scope.file, scope.text, forget, [])
        silent.year, silent.cited = scope.year, scope.cited
        lanes: list[tuple[int, Callable[[str], Any]]] = []
        for name, key in _NAMES:
            if key.read in AS_TYPED:
                lanes.append((_PLACES[key.name], _text_reader(column)))
            else:
                values = _Values(key, name, silent, column)
                lanes.append((_PLACES[key.name], values.__getitem__))
        self._lanes = tuple(lanes)
        self._begins: dict[str, str] = {}

    def read(self, entry: PlainEntry) -> Event | None:
        """Return the event of an entry; None where its nodes are needed for it."""
        values = _BLANK[:]
        groups = entry.groups()
        for one, other in _RIVALS:
            if groups[one] is not None and groups[other] is not None:
                return None
        try:
            for (place, read), raw in zip(self._lanes, groups, strict=True):
                if raw is not None:
                    values[place] = read(raw)
        except NotPlainError:
            return None
        typed, date, title = values[_ID], values[_DATE], values[_TITLE]
        if date is None or title is None or "\n" in title:
            return None
        if typed is None:
            begin = self._begins.get(groups[_DATE_GROUP])
            if begin is None:
                begin = self._begins[groups[_DATE_GROUP]] = name_date(date)
            values[_ID] = begin + (slugify(title) or "event")
        elif not is_id(typed):
            return None
        start, end = entry.span()
        values[_ORIGIN] = self._file
        id_mark = NO_MARK if typed is None else None
        values[_MARKS] = EntryMarks(self._source, start, end, id_mark)
        return make_event(values)


def note_own_words(event: Event, pending: Pending) -> None:
    """Note a kind and a status of a plain event that only a header may know."""
    if event.kind in _KINDS and event.status in _STATUSES:
        return
    if event.kind not in _KINDS:
        word = OwnWord(event.kind, event.origin, event.marks, _KIND_MARK)
        pending.kinds.append(word)
    if event.status not in _STATUSES:
        word = OwnWord(event.status, event.origin, event.marks, _STATUS_MARK)
        pending.statuses.append(word)


PLAIN_FROM = 64
"""From how many entries on the pattern is worth its making."""
_PAUSE = 16


class PlainEntries:
    """Takes the plain entries of one document, some neighbours at a time.

    Before the header has been read it takes what has the form of plain entries; after
    that it makes events of them.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self._column = layout.keys
        self._match = compile_entry(layout, PLAIN_NAMES).fullmatch
        self._reader: PlainEventReader | None = None
        self._paused = 0

    @classmethod
    def find(cls, text: str, first: Stretch) -> "PlainEntries | None":
        """Return what takes entries like the first one, if that has a layout."""
        layout = find_layout(text, *first)
        return None if layout is None else cls(text, layout)

    def begin(self, scope: Scope) -> None:
        """Read by what the header says, from now on."""
        self._reader = PlainEventReader(scope, self._column)

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
        return entry if is_well_formed(entry, self._column) else None
