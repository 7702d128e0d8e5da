"""One file's share of a chronology: its header and its events, entry by entry."""

import sys
from collections.abc import Mapping

from timeline.diagnostics import Diagnostic, SourceFile, pack_mark
from timeline.model import Actor, Event, Place, SavedQuery, Source, Value
from timeline.reading.declared import DeclaredField, read_fields, read_queries
from timeline.reading.events import KEYS, EventReader, Pending
from timeline.reading.nodes import MapNode, Node, TextNode
from timeline.reading.registries import RegistryReader
from timeline.reading.syntax import Entry, make_nothing, read_entries
from timeline.reading.values import ValueReader

_HEADER_KEYS = {
    key: key
    for key in (
        "timeline",
        "title",
        "year",
        "fields",
        "kinds",
        "queries",
        "defaults",
        "sources",
        "actors",
        "places",
        "events",
    )
} | {
    "event": "events",
    "timelines": "timeline",
    "version": "timeline",
    "name": "title",
    "people": "actors",
    "actor": "actors",
    "source": "sources",
    "place": "places",
    "locations": "places",
    "default": "defaults",
    "field": "fields",
    "kind": "kinds",
    "query": "queries",
}
_VERSION = "1"
# What may not come from `defaults`: it tells one event from another.
_NO_DEFAULT = frozenset({"id", "title", "date"})


def _holds_events(value: Value) -> bool:
    return isinstance(value, tuple) and any(
        isinstance(item, Mapping) and "date" in item for item in value
    )


class FilePart:
    """One file's share, read entry by entry."""

    def __init__(self, file: SourceFile, early: "FilePart | None" = None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.events: list[Event] = []
        self.actors: dict[str, Actor] = {}
        self.sources: dict[str, Source] = {}
        self.places: dict[str, Place] = {}
        self.title = ""
        self.year: int | None = None
        self.fields: dict[str, DeclaredField] = {}
        self.queries: dict[str, SavedQuery] = {}
        self.kinds: dict[str, None] = {}
        self.extra: dict[str, Value] = {}
        self.pending = Pending()
        self.header_came_late = False
        self._has_events = False
        self._file = file
        self._known_early = early is not None
        report = self.diagnostics.append
        self._values = ValueReader(file.name, report)
        self._registries = RegistryReader(file.name, report)
        self.reader = EventReader(
            file.name, report, self.pending, year=early.year if early else None
        )
        if early is not None:
            self.reader.defaults = early.reader.defaults

    def read(self) -> None:
        """Read the whole file into this part."""
        has_entries = False
        for entry in read_entries(self._file, self.diagnostics.append):
            has_entries = True
            self._read_entry(entry)
        if has_entries and not self._has_events:
            self._report_no_events()
        if not has_entries and not self.diagnostics:
            self.diagnostics.append(make_nothing(self._file))

    def _read_entry(self, entry: Entry) -> None:
        key, value = entry.key, entry.value
        if key is not None:
            self._read_header(key, value)
            return
        self._has_events = True
        event = self.reader.read_event(value)
        if event is not None:
            self.events.append(event)

    def _read_header(self, key: TextNode, node: Node) -> None:
        values = self._values
        match key.text:
            case "timeline":
                self._read_version(key, node)
            case "title":
                self.title = values.read_text(key, node) or ""
            case "year":
                self._read_year(key, node)
            case "fields":
                self._read_fields(key, node)
            case "queries":
                self.queries = read_queries(values, key, node)
            case "kinds":
                self.kinds |= dict.fromkeys(
                    sys.intern(text.text) for text in values.read_list(key, node)
                )
            case "defaults":
                self._read_defaults(key, node)
            case "actors":
                self.actors = self._registries.read_actors(key, node)
            case "sources":
                self.sources = self._registries.read_sources(key, node)
            case "places":
                self.places = self._registries.read_places(key, node)
            case "events":
                self._read_no_list(key, node)
            case _:
                self.extra[key.text] = values.read_value(key, node)
                values.report_unknown_key(key, _HEADER_KEYS, "a chronology")

    def _read_version(self, key: TextNode, node: Node) -> None:
        version = self._values.read_text(key, node)
        if version is not None and version != _VERSION:
            self._values.report(
                "format-version",
                node.mark,
                f"format {version!r} is not one this program reads",
                hint=f"it reads format {_VERSION}; a newer file needs a newer timeline",
            )

    def _read_fields(self, key: TextNode, node: Node) -> None:
        self.fields = read_fields(
            self._values,
            key,
            node,
            taken=EventReader.readers,
            report=self.diagnostics.append,
        )

    def _read_year(self, key: TextNode, node: Node) -> None:
        text = self._values.read_text(key, node)
        if text is None:
            return
        if not (text.isdecimal() and text.isascii() and len(text) == 4):
            self._values.report(
                "value-invalid",
                node.mark,
                f"`year` is not a year of four digits: {text!r}",
                hint="write year: 2013",
            )
            return
        self.year = int(text)
        self.reader.year = self.year
        self._note_late()

    def _read_defaults(self, key: TextNode, node: Node) -> None:
        if not isinstance(node, MapNode):
            self._values.report_shape(key, node, "a mapping of event keys")
            return
        pairs = []
        for inner, value in node.pairs:
            if inner.text in _NO_DEFAULT:
                self._values.report(
                    "value-invalid",
                    inner.mark,
                    f"`{inner.text}` cannot be the same for all events",
                    hint="remove it from `defaults`",
                )
            else:
                name = "sources" if inner.text == "source" else inner.text
                pairs.append((TextNode(name, inner.mark, True), value))
        self.reader.defaults = pairs
        self._note_late()

    def _note_late(self) -> None:
        if self._has_events and not self._known_early:
            self.header_came_late = True

    def _read_no_list(self, key: TextNode, node: Node) -> None:
        self._has_events = True
        if isinstance(node, TextNode) and node.is_empty:
            self._values.report(
                "file-empty",
                key.mark,
                "`events` is empty",
                hint="add `- date: ...` with `title: ...` below it",
            )
            return
        self._values.report_shape(key, node, "a list of events")

    def _report_no_events(self) -> None:
        # A file of registries alone is a good part of a chronology in a folder.
        registries = self.actors or self.sources or self.places
        declared = self.kinds or self.fields or self.queries
        if (registries or declared or self.title) and "date" not in self.extra:
            return
        hint = "put the events into a list under `events:`"
        lists = [key for key, value in self.extra.items() if _holds_events(value)]
        if any(key in KEYS for key in self.extra):
            hint = "this looks like one event: put `- ` before it, or `events:` above"
        elif lists:
            hint = f"rename `{lists[0]}` to `events`"
        self._values.report(
            "file-not-chronology",
            pack_mark(1, 1, 1),
            "the file has no `events`",
            hint=hint,
        )
