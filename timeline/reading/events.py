"""From a node to an event.

One bad value never costs the rest of its event, and one bad event never costs
another: only an event without a usable title or date is left out.
"""

import re
import sys
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

from timeline.dates import PAST, Precision, Relative, When, format_day
from timeline.dates.when import Point, make_single
from timeline.diagnostics import NO_MARK, Report
from timeline.model import (
    CONFIDENCES,
    KINDS,
    LIST_MARKS,
    SINGLE_MARKS,
    STATUSES,
    Event,
    Value,
)
from timeline.reading.citations import CitationReader
from timeline.reading.nodes import MapNode, Node, TextNode
from timeline.reading.values import ValueReader, own_keys, suggest_key
from timeline.text import slugify

# Other names people give to keys, for the hint; `source` is read as well.
SYNONYMS = {
    "actor": "actors",
    "who": "actors",
    "people": "actors",
    "participants": "actors",
    "by": "actors",
    "desc": "summary",
    "description": "summary",
    "text": "summary",
    "details": "summary",
    "body": "summary",
    "headline": "title",
    "name": "title",
    "event": "title",
    "what": "title",
    "when": "date",
    "day": "date",
    "start": "date",
    "begin": "date",
    "end": "date",
    "type": "kind",
    "category": "kind",
    "where": "place",
    "location": "place",
    "tag": "tags",
    "keywords": "tags",
    "target": "to",
    "recipient": "to",
    "subject": "about",
    "state": "status",
    "related": "see",
    "notes": "note",
    "comment": "note",
    "published": "reported",
    "ref": "sources",
    "refs": "sources",
    "references": "sources",
    "citation": "sources",
    "link": "sources",
    "url": "sources",
}

_ALIASES = {"source": "sources"}

UNSETTLED = make_single(Point(0, 0, Precision.UNBOUNDED, ""), typed="")
"""Stands in for a date that names another event until that event is known."""

_ID = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")


class UnknownKey(NamedTuple):
    """A key that is nobody's until all headers' `fields` are known."""

    file: str
    key: TextNode
    value: Node


@dataclass(slots=True)
class Pending:
    """What can be judged only once every file has been read."""

    relative: list[tuple[Event, str, Relative]] = field(default_factory=list)
    """Event, key (`date` or `reported`) and the date that names another event."""
    keys: list[UnknownKey] = field(default_factory=list)
    kinds: list[Event] = field(default_factory=list)
    """Events whose kind is not built in."""
    lost: set[str] = field(default_factory=set)
    """Ids of events that were left out."""


class EventReader(CitationReader):
    """Reads the events of one file."""

    def __init__(
        self, file: str, report: Report, pending: Pending, *, year: int | None
    ) -> None:
        super().__init__(file, report)
        self.year = year
        self.defaults: list[tuple[TextNode, Node]] = []
        self._pending = pending
        self._kinds = frozenset(KINDS)

    def read_event(self, node: Node) -> Event | None:
        """Return the event of a node; None where it has no usable date or title."""
        if not isinstance(node, MapNode):
            self._report_no_event(node)
            return None
        draft = _Draft(node)
        pairs = node.pairs
        if self.defaults:
            typed = {_ALIASES.get(key.text, key.text) for key, _ in pairs}
            added = [pair for pair in self.defaults if pair[0].text not in typed]
            pairs = pairs + added
        for key, value in pairs:
            name = key.text
            read = self.readers.get(name)
            if read is not None:
                read(self, draft, name, key, value)
            else:
                draft.extra[name] = self.read_value(key, value)
                self._pending.keys.append(UnknownKey(self.file, key, value))
        return self._make_event(draft)

    def _read_text(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        text = self.read_text(key, value)
        if text is not None:
            draft.values[name] = text
            if name in draft.marks:
                draft.marks[name] = value.mark

    def _read_title(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        draft.marks[name] = value.mark
        if not self._lacks_value(name, key, value):
            text = self.read_text(key, value)
            if text is not None:
                # The line feed that ends a folded block is YAML's, not the author's.
                draft.values[name] = text.rstrip("\n")

    def _read_kind(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        self._read_text(draft, name, key, value)
        if name in draft.values:
            draft.values[name] = sys.intern(draft.values[name])

    def _read_word(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        words = STATUSES if name == "status" else CONFIDENCES
        word = self.read_word(key, value, words)
        if word is not None:
            draft.values[name] = sys.intern(word)
            draft.marks[name] = value.mark

    def _read_when(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        # The mark is kept even if the date is wrong: it is there, not missing.
        draft.marks[name] = value.mark
        if name == "date" and self._lacks_value(name, key, value):
            return
        when = self.read_date(key, value, year=self.year)
        if when is not None:
            draft.values[name] = when

    def _read_names(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        texts = self._read_texts(key, value)
        draft.values[name] = tuple([sys.intern(text.text) for text in texts])
        draft.lists[name] = [text.mark for text in texts]

    def _read_cited(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        if "sources" in draft.values:
            self.report(
                "key-duplicate",
                key.mark,
                "`source` and `sources` stand in one event",
                hint="put all of them under `sources`",
            )
            draft.extra[name] = self.read_value(key, value)
            return
        draft.values["sources"], draft.lists["sources"] = self.read_sources(key, value)

    def _read_accounts(
        self, draft: "_Draft", name: str, key: TextNode, value: Node
    ) -> None:
        found = self.read_accounts(key, value, year=self.year)
        draft.values[name], draft.lists[name] = found

    readers: ClassVar[
        dict[str, Callable[["EventReader", "_Draft", str, TextNode, Node], None]]
    ] = {
        "id": _read_text,
        "date": _read_when,
        "reported": _read_when,
        "title": _read_title,
        "summary": _read_text,
        "kind": _read_kind,
        "actors": _read_names,
        "to": _read_names,
        "about": _read_names,
        "place": _read_text,
        "tags": _read_names,
        "source": _read_cited,
        "sources": _read_cited,
        "accounts": _read_accounts,
        "status": _read_word,
        "confidence": _read_word,
        "see": _read_names,
        "note": _read_text,
    }

    def _lacks_value(self, name: str, key: TextNode, value: Node) -> bool:
        """Report a required key without a value: an error, the event is left out."""
        if not isinstance(value, TextNode) or not value.is_empty:
            return False
        self.report(
            "key-missing",
            key.mark,
            f"`{name}` has no value, and every event needs one",
            hint=f"write `{name}: ...`",
        )
        return True

    def _make_event(self, draft: "_Draft") -> Event | None:
        values, marks = draft.values, draft.marks
        title, date = values.get("title"), values.get("date")
        typed_id = self._check_id(values.get("id"), marks["id"])
        if title is None or date is None:
            for name in ("title", "date"):
                if name not in values and not marks[name]:
                    self._report_missing(draft.node, name, title=title or "")
            self._pending.lost.add(typed_id or slugify(title or ""))
            return None
        if "\n" in title:
            self.report(
                "title-lines",
                marks["title"],
                "a title is one line",
                hint="move the rest into `summary`",
            )
        relative = {
            name: values.pop(name)
            for name in ("date", "reported")
            if isinstance(values.get(name), Relative)
        }
        values["id"] = typed_id or make_id(title, values.get("date"))
        positions = array("Q", marks.values())
        for name in LIST_MARKS:
            positions.extend(draft.lists.get(name, ()))
        values.setdefault("date", UNSETTLED)
        event = Event(
            file=self.file, marks=positions, extra=own_keys(draft.extra), **values
        )
        for name, when in relative.items():
            self._pending.relative.append((event, name, when))
        if event.kind and event.kind not in self._kinds:
            self._pending.kinds.append(event)
        return event

    def _read_texts(self, key: TextNode, node: Node) -> list[TextNode]:
        texts = self.read_list(key, node)
        if (
            len(texts) == 1
            and texts[0] is node
            and ", " in texts[0].text
            and texts[0].plain
        ):
            parts = ", ".join(part.strip() for part in texts[0].text.split(","))
            self.report(
                "list-commas",
                node.mark,
                f"this is one value, {texts[0].text!r}",
                hint=f"for several write [{parts}]; quote a name with a comma in it",
            )
        return texts

    def _check_id(self, typed: str | None, mark: int) -> str:
        if typed is None:
            return ""
        if _ID.fullmatch(typed) is None:
            slug = slugify(typed, limit=len(typed))
            self.report(
                "id-invalid",
                mark,
                f"{typed!r} is not an id: lower-case words joined by hyphens",
                hint=f"write {slug}" if slug else "write letters and digits",
            )
        return typed

    def _report_missing(self, node: MapNode, name: str, *, title: str) -> None:
        of = f" {title[:40]!r}" if title else ""
        wrong = [
            key.text
            for key, _ in node.pairs
            if _KNOWN_KEYS.get(key.text.lower()) == name and key.text != name
        ]
        hint = f"add `{name}: ...`"
        if wrong:
            hint = f"rename `{wrong[0]}` to `{name}`"
        self.report(
            "key-missing", node.mark, f"the event{of} has no `{name}`", hint=hint
        )

    def _report_no_event(self, node: Node) -> None:
        hint = "write `- date: ...` with `title: ...` on the next line"
        self.report(
            "key-shape",
            node.mark,
            "an event is a mapping with `date` and `title`",
            hint=hint,
        )


class _Draft:
    """An event while its keys are read."""

    __slots__ = ("extra", "lists", "marks", "node", "values")

    def __init__(self, node: MapNode) -> None:
        self.node = node
        self.values: dict[str, Any] = {}
        self.marks = dict.fromkeys(SINGLE_MARKS, NO_MARK)
        self.marks["event"] = node.mark
        self.lists: dict[str, list[int]] = {}
        self.extra: dict[str, Value] = {}


KEYS = tuple(key for key in EventReader.readers if key not in _ALIASES)
"""Every key of an event, in the order of the manual."""

_KNOWN_KEYS = {key: key for key in KEYS} | SYNONYMS


def report_unknown_event_key(reader: ValueReader, key: TextNode) -> None:
    """Report a key of an event that no header declares."""
    hint = suggest_key(key.text, _KNOWN_KEYS)
    silence = f"if it is your own: `fields: [{key.text}]` at the top of the file"
    reader.report(
        "key-unknown",
        key.mark,
        f"an event has no key `{key.text}`; it is kept as your own",
        hint=f"{hint} {silence}".strip(),
        subject=key.text,
    )


def make_id(title: str, date: When | None) -> str:
    """Return the id of an event that was given none.

    It is the date as far as the calendar knows it, and the title's first words;
    a date that names another event stays out, since it moves with that event.
    """
    slug = slugify(title) or "event"
    if date is None or date.b1 == PAST:
        return slug
    return f"{_date_prefix(date.start.first, date.start.precision)}-{slug}"


@lru_cache(maxsize=16_384)
def _date_prefix(first: int, precision: Precision) -> str:
    day = format_day(first)
    if day.startswith("-"):
        # An id begins with no hyphen: -0431 is 432 BC.
        year, rest = day[1:5], day[5:]
        day = f"bc{int(year) + 1:04d}{rest}"
    if precision is Precision.DAY:
        return day
    return day[:-3] if precision is Precision.MONTH else day[:-6]
