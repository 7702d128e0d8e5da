"""One document's share of a chronology: its header, and then its events."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from timeline.diagnostics import (
    Diagnostic,
    Location,
    make_diagnostic,
    pack_mark,
)
from timeline.model import Event, LeftOut
from timeline.reading.declared import DeclaredField
from timeline.reading.documents import (
    Document,
    DocumentReader,
    Pair,
    SplitError,
    Text,
    report_nothing,
)
from timeline.reading.entries import Entries, Stretch
from timeline.reading.events import (
    BUILT_IN_KINDS,
    BUILT_IN_STATUSES,
    EVENT,
    EVENT_KEYS,
    EventReader,
    Pending,
)
from timeline.reading.finding import Found, Item, find_events, is_books
from timeline.reading.headers import (
    HEADER,
    HEADER_KEYS,
    drop_format,
    is_export,
)
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from timeline.reading.schema import Shape
from timeline.reading.slips import IN_HEADER, IN_TEXT, Note, Noted, Slip, forget_slip
from timeline.reading.values import Form, Record, Scope, UnknownKey, read_pairs

if TYPE_CHECKING:
    from timeline.reading.plainentries import PlainEntries, PlainEntry

Watch = Callable[[str, int], None]
"""Is told a file that is being read, and how many of its events have been."""

_HEADER_NAMES = frozenset(key.name for key in HEADER.keys)
_TEXT_NAMES = frozenset(
    name
    for key in EVENT.keys
    if key.shape is Shape.PROSE
    for name in (key.name, *key.others)
) | {"quote"}
_SAID = frozenset({"events-ambiguous", "file-not-chronology"})
"""What says already that there are no events, and why."""
_SAMPLE = 32
"""Items of a list that tell whether it is one of events."""
PLAIN_FROM = 64
"""From how many entries on the pattern of plain ones is worth its making."""


_Entry = Node | re.Match[str] | Event
"""An item of the list of events, as far as it has been read."""


class DocumentPart:
    """The share of one document, read in two steps, so that all headers come first."""

    def __init__(
        self,
        source: Text,
        document: Document,
        *,
        at: str = "",
        from_folder: bool = False,
        alone: bool = True,
        wants_slips: bool = False,
        plain_from: int = PLAIN_FROM,
    ) -> None:
        self._source = source
        self._document = document
        self._at = at
        self._from_folder = from_folder
        self._alone = alone
        """It is the only document of its file."""
        self._wants_slips = wants_slips
        self._plain_from = plain_from
        """How many entries are worth the pattern of plain ones."""
        self._by_entries = not at and document.root is None and not document.body
        self._begin()

    def _begin(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.events: list[Event] = []
        self.left_out: list[LeftOut] = []
        self.pending = Pending()
        self.unknown: list[UnknownKey] = []
        self.header: dict[str, Any] = {}
        self.own: dict[str, Any] = {}
        """Keys at the top that are the authors' own."""
        self.is_chronology = True
        self.form = Form.MAPPING
        report = self.diagnostics.append
        self.slips: list[Noted] = []
        self._entry = IN_HEADER
        note: Note = self._note_slip if self._wants_slips else forget_slip
        note_text: Note = self._note_text if self._wants_slips else forget_slip
        file, text = self._source.file, self._source.text
        self.scope = Scope(file, text, report, self.unknown, note)
        self._reader = DocumentReader(
            self._source,
            report,
            header_keys=_HEADER_NAMES,
            text_keys=_TEXT_NAMES,
            note=note_text,
        )
        self._events = EventReader(self.scope, self.pending)
        self._entries: Iterable[_Entry] = ()
        """The items of a document in entries."""
        self._items: Iterable[Item] = ()
        """Those of a document that is read as a whole."""
        self._plain: PlainEntries | None = None

    def _note_slip(self, slip: Slip) -> None:
        self.slips.append(Noted(self._source.file, slip, self._entry))

    def _note_text(self, slip: Slip) -> None:
        self.slips.append(Noted(self._source.file, slip, IN_TEXT))

    @property
    def fields(self) -> dict[str, DeclaredField]:
        """Return the keys of the authors' own that it declares."""
        found: dict[str, DeclaredField] = self.header.get("fields", {})
        return found

    def read_header(self) -> None:
        """Read what stands at the top, and find the events."""
        if self._by_entries:
            try:
                entries = self._reader.split(self._document)
                if entries is not None and self._read_split(entries):
                    return
            except SplitError:
                pass
            self._by_entries = False
            self._begin()
        self._read_whole()

    def _read_split(self, entries: Entries) -> bool:
        """Read the header of a document in entries; tell whether it is a chronology."""
        # In the order of the file: events may name what stands in the header.
        pairs = self._reader.read_header(entries)
        self._plain = self._find_plain(entries)
        items: Iterator[_Entry] = self._reader.read_items(
            entries.events, self._take_plain
        )
        sample: list[_Entry] = list(islice(items, _SAMPLE))
        if entries.events_key is None and is_books(list(map(self._outline, sample))):
            return False
        if entries.events_key is None:
            self.form = Form.LIST
        self._entries = chain(sample, items)
        self._read_pairs(pairs)
        return True

    def _find_plain(self, entries: Entries) -> "PlainEntries | None":
        """Return what takes plain entries; None where all are to be read as nodes.

        What is to be written otherwise is known of nodes alone; and few entries are
        read before the pattern is made.
        """
        if self._wants_slips or len(entries.events) < self._plain_from:
            return None
        # Short files have no use for it.
        from timeline.reading.plainentries import PlainEntries

        return PlainEntries.find(self._source.text, entries.events[0])

    def _take_plain(
        self, stretches: Sequence[Stretch]
    ) -> "Sequence[Event | PlainEntry | None] | None":
        return self._plain.take(stretches) if self._plain is not None else None

    def _outline(self, entry: _Entry) -> Node:
        """Return the node of an entry of a sample, of a plain one its keys alone."""
        if isinstance(entry, re.Match) and self._plain is not None:
            return self._plain.outline(entry)
        if isinstance(entry, Event | re.Match):
            raise TypeError("samples are taken before there are events")
        return entry

    def _read_whole(self) -> None:
        root = self._document.root
        roots = self._reader.read_whole(self._document) if root is None else [root]
        items: list[Item] = []
        for one in roots:
            found = find_events(
                one,
                self._source.file,
                self.diagnostics.append,
                at=self._at,
                header_keys=_HEADER_NAMES,
                is_one_of_many=not self._alone,
                note=self.scope.note,
            )
            items += self._take(one, found)
        self._items = items
        said = self.header or self.own or self.left_out or self.diagnostics
        if self._alone and not items and not said:
            report_nothing(self._source.file, self.diagnostics.append)

    def _take(self, root: Node, found: Found) -> list[Item]:
        if isinstance(root, ListNode):
            self.form = Form.LIST
        elif found.is_single:
            self.form = Form.EVENT
        is_page = self._document.is_page and found.events is None
        pairs = [] if is_page else list(found.header)
        self.scope.is_export = is_export(pairs) or _is_exported(found)
        self._read_pairs(drop_format(pairs) if self.scope.is_export else pairs)
        if isinstance(root, BrokenNode):
            self.left_out.append(LeftOut(self.scope.file.locate(root.mark), "syntax"))
            return []
        if found.undecided:
            where = self.scope.file.locate(root.mark)
            self.left_out.append(LeftOut(where, "choice", found.undecided))
        if found.events is None:
            is_empty = isinstance(root, MapNode) and not root.pairs
            if not is_empty and not self._holds_header():
                self._report_no_events(root)
            return []
        items = list(found.events)
        if found.is_single and self._document.body and isinstance(root, MapNode):
            items = [(None, self._add_body(root))]
        return items

    def _add_body(self, root: MapNode) -> MapNode:
        """Return an event with the text below it as its summary, if it has none."""
        found = (EVENT_KEYS.find(key.text, value) for key, value in root.pairs)
        if any(one is not None and one[1].name == "summary" for one in found):
            return root
        start = self._source.text.index(self._document.body, self._document.end)
        mark = pack_mark(start, 0)
        key = TextNode("summary", mark, True)
        value = TextNode(self._document.body, mark, False)
        return MapNode([*root.pairs, (key, value)], root.mark)

    def _read_pairs(self, pairs: list[Pair]) -> None:
        scope = self.scope
        # What `fields` declares is known before anything else is looked at.
        pairs.sort(key=lambda pair: pair[0].text != "fields")
        record = Record()
        read_pairs(scope, HEADER_KEYS, pairs[:1], record)
        scope.fields = set(record.values.get("fields", ()))
        read_pairs(scope, HEADER_KEYS, pairs[1:], record)
        self.header |= record.values
        self.own |= record.extra
        scope.year = self.header.get("year")
        self._events.defaults = self.header.get("defaults", [])

    def _holds_header(self) -> bool:
        """Tell whether anything at the top is good for the events of other files."""
        return bool(self.header)

    def read_events(
        self, fields: Mapping[str, str], watch: Watch | None = None
    ) -> None:
        """Read the events.

        `fields` are the keys that any header declares, each with its type, which may be
        empty.
        """
        try:
            self._read_events(fields, watch)
        except SplitError:
            self._by_entries = False
            self._begin()
            self.read_header()
            self._read_events(fields, watch)

    def _read_events(self, fields: Mapping[str, str], watch: Watch | None) -> None:
        self.scope.fields = fields
        if self._plain is not None:
            self._plain.begin(self.scope, fields, self._events.defaults)
        plain, events, name = self._plain, self.events, self._source.file.name
        for entry in self._entries:
            if not isinstance(entry, Event):
                self._keep(self._read_entry(entry), watch)
                continue
            # Most entries of a large file are: they cost next to no call.
            is_known = entry.kind in BUILT_IN_KINDS
            if plain is not None and not (
                is_known and entry.status in BUILT_IN_STATUSES
            ):
                plain.note_words(entry, self.pending)
            events.append(entry)
            if watch is not None:
                watch(name, len(events))
        for key, node in self._items:
            self._entry = node.mark
            self._keep(self._events.read_event(node, key), watch)
        self._entries = self._items = ()

    def _keep(self, event: Event | LeftOut, watch: Watch | None) -> None:
        if isinstance(event, LeftOut):
            self.left_out.append(event)
            return
        self.events.append(event)
        if watch is not None:
            watch(self._source.file.name, len(self.events))

    def _read_entry(self, entry: Node | re.Match[str]) -> Event | LeftOut:
        if isinstance(entry, re.Match):
            # Taken before it was known what the header says.
            event = self._plain.read(entry) if self._plain is not None else None
            if event is not None and self._plain is not None:
                self._plain.note_words(event, self.pending)
                return event
            (entry,) = self._reader.read_together([Stretch(*entry.span())])
        self._entry = entry.mark
        return self._events.read_event(entry)

    def _report_no_events(self, root: Node) -> None:
        if any(found.code in _SAID for found in self.diagnostics):
            return
        # What it holds may be anybody's.
        self.slips.clear()
        self.unknown.clear()
        self.own = {}
        if self._from_folder:
            self.is_chronology = False
            self.diagnostics = [
                make_diagnostic(
                    "file-passed",
                    "this file is no chronology, and is passed over",
                    Location(self._source.file.name),
                    hint="name the file itself to see why",
                    subject="folder",
                )
            ]
            return
        if not self._alone:
            self.left_out.append(LeftOut(self.scope.file.locate(root.mark), "shape"))
            self.diagnostics.append(
                make_diagnostic(
                    "yaml-documents",
                    "this document is neither an event nor a chronology",
                    self.scope.file.locate(root.mark),
                    hint="remove it; a `---` begins another document",
                    subject="document",
                )
            )
            return
        message, hint = _explain_no_events(root)
        if self._document.is_page:
            hint = "front matter is an event where it has a `date` and a `title`"
        mark = root.mark if not isinstance(root, MapNode) else pack_mark(0, 1)
        self.scope.report("file-not-chronology", mark, message, hint=hint)


def _is_exported(found: Found) -> bool:
    """Tell whether the events are lines of this program's own JSON Lines."""
    if not found.events or not isinstance(found.events[0][1], MapNode):
        return False
    for key, value in found.events[0][1].pairs:
        if key.text == "date" and isinstance(value, MapNode):
            names = {inner.text for inner, _ in value.pairs}
            return {"typed", "edtf"} <= names
    return False


def _explain_no_events(root: Node) -> tuple[str, str]:
    """Return what is wrong with a file without events, and what to do."""
    if isinstance(root, TextNode):
        return (
            "the file is a text, not a list of events",
            "a chronology is a list (`- date: ...`) or has a key `events:`",
        )
    if not isinstance(root, MapNode):
        return (
            "this is a list of publications, not of events",
            "put it under `sources:`; if they are events, give them a `date`",
        )
    hint = "put the events into a list under `events:`"
    names = {key.text.lower() for key, _ in root.pairs}
    if not names.isdisjoint(EVENT_KEYS.by_name.keys() - HEADER_KEYS.by_name.keys()):
        hint = "if this is one event, it needs a `date` and a `title`"
    return "the file has no `events`", hint
