"""From a node to an event.

One bad value never costs the rest of its event, and one bad event never costs
another: only an event without a usable title or date is left out.
"""

import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline.dates import Precision, Relative, When
from timeline.dates.when import Point, make_single
from timeline.diagnostics import NO_MARK, SourceFile
from timeline.lean import NamedTuple
from timeline.model import LIST_MARKS, SINGLE_MARKS, Event, LeftOut, Value
from timeline.reading.citations import read_accounts, read_sources
from timeline.reading.dateparts import find_year, join_parts, note_year
from timeline.reading.datevalues import read_date
from timeline.reading.ids import is_id, make_id
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from timeline.reading.schema import Key, Lookup, Schema, Shape
from timeline.reading.values import (
    Record,
    Scope,
    note_word,
    read_other_names,
    read_own_names,
    read_prose,
    read_text,
    read_value,
    report_empty,
    report_shape,
    word_reader,
)
from timeline.text import slugify
from timeline.vocabulary import CONFIDENCES, KINDS, STATUSES

UNSETTLED = make_single(Point(0, 0, Precision.UNBOUNDED, ""), typed="")
"""Stands in for a date that names another event until that event is known."""

BUILT_IN_KINDS = frozenset({*KINDS, ""})
"""The kinds that no header has to declare, and none."""
BUILT_IN_STATUSES = frozenset(STATUSES)
# What an export says of an event beside what it holds.
_EXPORTED = frozenset({"match", "why", "parties"})


@dataclass(slots=True)
class Pending:
    """What can be judged only once every file has been read."""

    relative: list[tuple[Event, str, Relative]] = field(default_factory=list)
    """Event, key (`date` or `reported`) and the date that names another event."""
    kinds: list["OwnWord"] = field(default_factory=list)
    """Kinds that are not built in."""
    statuses: list["OwnWord"] = field(default_factory=list)
    """Statuses that are not built in, likewise."""
    lost: set[str] = field(default_factory=set)
    """Ids of events that were left out."""


class OwnWord(NamedTuple):
    """A word that only a header may know, and where it stands."""

    text: str
    file: SourceFile
    marks: Sequence[int]
    """Those of its event, of which one is its own."""
    which: int

    @property
    def mark(self) -> int:
        """Return its mark, which is worked out only where something is said of it."""
        return self.marks[self.which]


class Names(NamedTuple):
    """The names of a list, and what is said of some beside them."""

    texts: list[TextNode]
    own: dict[str, Value]

    def intern(self) -> tuple[str, ...]:
        """Return the names, which many events have."""
        return tuple([sys.intern(text.text) for text in self.texts])


def _read_title(scope: Scope, key: TextNode, node: Node) -> str | None:
    if _lacks_value(scope, key, node):
        return None
    text = read_prose(scope, key, node)
    # The line feed that ends a folded block is YAML's, not the author's.
    return text.rstrip("\n") if text is not None else None


def _read_date(scope: Scope, key: TextNode, node: Node) -> When | Relative | None:
    if _lacks_value(scope, key, node):
        return None
    return read_date(scope, key, node, year=scope.year)


def _read_reported(scope: Scope, key: TextNode, node: Node) -> When | Relative | None:
    return read_date(scope, key, node, year=scope.year)


def _read_shared(scope: Scope, key: TextNode, node: Node) -> str | None:
    """Return a text that many events have."""
    text = read_text(scope, key, node)
    return sys.intern(text) if text is not None else None


def _read_status(scope: Scope, key: TextNode, node: Node) -> str | None:
    text = read_text(scope, key, node)
    if text is None:
        return None
    if text not in BUILT_IN_STATUSES and text.lower() in BUILT_IN_STATUSES:
        text = text.lower()
        note_word(scope, node, text)
    return sys.intern(text)


def read_names(scope: Scope, key: TextNode, node: Node) -> Names | None:
    """Return the names of a list, or the one that stands for a list."""
    texts: list[TextNode] = []
    own: dict[str, Value] = {}
    if isinstance(node, TextNode):
        if node.is_empty:
            report_empty(scope, key, node)
            return None
        _check_commas(scope, node)
        return Names([node], own)
    for item in node.items if isinstance(node, ListNode) else (node,):
        if isinstance(item, MapNode) and (named := _find_name(item)) is not None:
            texts.append(named)
            rest = MapNode([pair for pair in item.pairs if pair[1] is not named], 0)
            if rest.pairs:
                own[named.text] = read_value(scope, key, rest)
        elif not isinstance(item, TextNode):
            wanted = "text in the list" if node is not item else "a list"
            report_shape(scope, key, item, wanted)
        elif item.is_empty:
            report_empty(scope, key, item)
        else:
            texts.append(item)
    return Names(texts, own)


def _find_name(node: MapNode) -> TextNode | None:
    """Return the name of one who is described: `{name: Lavrov, role: minister}`."""
    for key, value in node.pairs:
        if key.text.lower() == "name" and isinstance(value, TextNode):
            return None if value.is_empty else value
    return None


def _check_commas(scope: Scope, node: TextNode) -> None:
    if not node.plain or ", " not in node.text:
        return
    parts = ", ".join(part.strip() for part in node.text.split(","))
    scope.report(
        "list-commas",
        node.mark,
        f"this is one value, {node.text!r}",
        hint=f"for several write [{parts}]; quote a name with a comma in it",
    )


def _lacks_value(scope: Scope, key: TextNode, node: Node) -> bool:
    """Report a required key without a value: an error, the event is left out."""
    if not isinstance(node, TextNode) or not node.is_empty:
        return False
    scope.report(
        "key-missing",
        key.mark,
        f"`{key.text}` has no value, and every event needs one",
        hint=f"write `{key.text}: ...`",
        subject=key.text,
    )
    return True


EVENT = Schema(
    "event",
    "an event",
    (
        Key(
            "id",
            read_text,
            Shape.TEXT,
            "its name for `see` and for dates of other events: anything without blanks "
            "and commas; made of date and title where absent",
        ),
        Key(
            "date",
            _read_date,
            Shape.DATE,
            "when it happened",
            others=("when", "start", "start_date"),
            like=("day", "begin", "end"),
            required=True,
        ),
        Key(
            "reported",
            _read_reported,
            Shape.DATE,
            "when it became publicly known",
            like=("published",),
        ),
        Key(
            "title",
            _read_title,
            Shape.PROSE,
            "one line",
            others=("event", "headline", "name", "what"),
            required=True,
        ),
        Key(
            "summary",
            read_prose,
            Shape.PROSE,
            "prose",
            others=("description", "desc", "text", "body", "details"),
        ),
        Key(
            "kind",
            _read_shared,
            Shape.WORD,
            "what kind of event: a built-in one, or one declared under `kinds`",
            others=("type", "category"),
            words=KINDS,
            declared="kinds",
        ),
        Key(
            "actors",
            read_names,
            Shape.NAMES,
            "who acts",
            others=("actor", "who", "people", "participants"),
            like=("by",),
        ),
        Key(
            "to",
            read_names,
            Shape.NAMES,
            "whom it is done or addressed to",
            like=("target", "recipient"),
        ),
        Key(
            "about",
            read_names,
            Shape.NAMES,
            "whom or what it concerns, without taking part",
            like=("subject",),
        ),
        Key(
            "place",
            read_text,
            Shape.TEXT,
            "where: an id or a name",
            others=("where", "location"),
        ),
        Key("tags", read_names, Shape.NAMES, "free words", others=("tag", "keywords")),
        Key(
            "sources",
            read_sources,
            Shape.RECORDS,
            "ids or names of sources, or citations",
            others=(
                "source",
                "url",
                "link",
                "citation",
                "citations",
                "ref",
                "refs",
                "references",
            ),
            also="source",
            record="citation",
        ),
        Key(
            "accounts",
            read_accounts,
            Shape.RECORDS,
            "where sources disagree, what each says",
            record="account",
        ),
        Key(
            "status",
            _read_status,
            Shape.WORD,
            "whether it is known to have happened",
            like=("state",),
            words=STATUSES,
            declared="statuses",
        ),
        Key(
            "confidence",
            word_reader(CONFIDENCES),
            Shape.WORD,
            "your own",
            words=CONFIDENCES,
        ),
        Key("see", read_names, Shape.NAMES, "ids of related events", like=("related",)),
        Key(
            "note",
            read_prose,
            Shape.PROSE,
            "for the authors",
            like=("notes", "comment"),
        ),
    ),
)
EVENT_KEYS = Lookup(EVENT)
KEYS = tuple(key.name for key in EVENT.keys)
"""Every key of an event, in the order of the manual."""
_LISTS = ("actors", "to", "about", "tags", "see")
AS_TYPED = (read_text, read_prose, _read_title)
"""What reads a text that is not empty as what it is, and says nothing."""
AS_DATE = (_read_date, _read_reported)
"""What reads such a text as a date, which the year of the file completes."""


def _is_nothing(node: Node) -> bool:
    return isinstance(node, TextNode) and not node.plain and not node.text


class EventReader:
    """Reads the events of one file."""

    def __init__(self, scope: Scope, pending: Pending) -> None:
        self.scope = scope
        self.defaults: list[tuple[TextNode, Node]] = []
        """What an event has that does not say otherwise."""
        self._pending = pending

    def read_event(self, node: Node, key: TextNode | None = None) -> Event | LeftOut:
        """Return the event of a node; `key` is its id, where it stands under one."""
        scope = self.scope
        if not isinstance(node, MapNode):
            return self._leave_out_shape(node)
        record = Record()
        pairs = self._with_defaults(node.pairs)
        if scope.is_export:
            pairs = [pair for pair in pairs if pair[0].text not in _EXPORTED]
        year, found = scope.year, find_year(scope, pairs)
        if found is not None:
            pairs = [pair for pair in pairs if pair is not found[0]]
            scope.year = found[1]
        others = read_own_names(scope, EVENT_KEYS, pairs, record)
        scope.year = year
        if found is not None:
            note_year(scope, record, pairs, found[0])
        if others:
            others = self._read_source(record, others)
            others = join_parts(scope, EVENT_KEYS, record, others, pairs)
            read_other_names(scope, EVENT_KEYS, others, record)
        if key is not None and "id" not in record.nodes:
            record.nodes["id"], record.values["id"] = key, key.text
        return self._make_event(node, record)

    def _with_defaults(
        self, pairs: list[tuple[TextNode, Node]]
    ) -> list[tuple[TextNode, Node]]:
        if not self.defaults:
            return pairs
        defaults = {key.text for key, _ in self.defaults}
        typed, kept = set(), []
        for pair in pairs:
            key, value = pair
            found = EVENT_KEYS.find(key.text, value)
            name = found[1].name if found else key.text
            typed.add(name)
            # Two quotes with nothing between them say that no default holds here.
            if name not in defaults or not _is_nothing(value):
                kept.append(pair)
        return kept + [pair for pair in self.defaults if pair[0].text not in typed]

    def _read_source(
        self, record: Record, pairs: list[tuple[TextNode, Node]]
    ) -> list[tuple[TextNode, Node]]:
        """Read `source`, which is `sources` of one; return the other pairs."""
        others = []
        for pair in pairs:
            key, value = pair
            if key.text != "source":
                others.append(pair)
            elif "sources" not in record.nodes:
                record.nodes["sources"] = value
                record.values["sources"] = read_sources(self.scope, key, value)
            else:
                self.scope.report(
                    "key-duplicate",
                    key.mark,
                    "`source` and `sources` stand in one event",
                    hint="put all of them under `sources`",
                )
                record.extra[key.text] = read_value(self.scope, key, value)
        return others

    def _make_event(self, node: MapNode, record: Record) -> Event | LeftOut:
        values, nodes = record.values, record.nodes
        title, date = values.get("title"), values.get("date")
        typed_id = self._check_id(values.get("id"), nodes)
        self._note_words(record)
        if title is None or date is None:
            return self._leave_out(node, record, typed_id)
        if "\n" in title:
            self.scope.report(
                "title-lines",
                nodes["title"].mark,
                "a title is one line",
                hint="move the rest into `summary`",
            )
        positions = array("Q", [node.mark])
        for name in SINGLE_MARKS[1:]:
            one = nodes.get(name)
            positions.append(one.mark if one is not None else NO_MARK)
        extra = record.extra
        own: dict[str, Value] = {}
        lists: dict[str, list[int]] = {}
        for name in _LISTS:
            found = values.get(name)
            if found is not None:
                values[name] = found.intern()
                lists[name] = [text.mark for text in found.texts]
                if found.own:
                    own[name] = found.own
        for name in ("sources", "accounts"):
            if name in values:
                values[name], lists[name] = values[name]
        for name in LIST_MARKS:
            positions.extend(lists.get(name, ()))
        relative = {
            name: values.pop(name)
            for name in ("date", "reported")
            if isinstance(values.get(name), Relative)
        }
        values["id"] = typed_id or make_id(title, values.get("date"))
        values.setdefault("date", UNSETTLED)
        if own:
            record.extra = extra = {**extra, **own}
        event = Event(
            origin=self.scope.file, marks=positions, extra=record.own, **values
        )
        for name, when in relative.items():
            self._pending.relative.append((event, name, when))
        return event

    def _note_words(self, record: Record) -> None:
        """Note a kind and a status that only a header may know."""
        file = self.scope.file
        kind, status = record.values.get("kind"), record.values.get("status")
        if kind is not None and kind not in BUILT_IN_KINDS:
            marks = (record.nodes["kind"].mark,)
            self._pending.kinds.append(OwnWord(kind, file, marks, 0))
        if status is not None and status not in BUILT_IN_STATUSES:
            marks = (record.nodes["status"].mark,)
            self._pending.statuses.append(OwnWord(status, file, marks, 0))

    def _check_id(self, typed: str | None, nodes: Mapping[str, Node]) -> str:
        if typed is None:
            return ""
        if not is_id(typed):
            slug = slugify(typed, limit=len(typed))
            self.scope.report(
                "id-invalid",
                nodes["id"].mark,
                f"{typed!r} is no id: it holds a blank, a comma or a control character",
                hint=f"write {slug}" if slug else "write letters and digits",
                subject="id",
            )
        return typed

    def _leave_out(self, node: MapNode, record: Record, typed_id: str) -> LeftOut:
        values, nodes = record.values, record.nodes
        title = values.get("title", "")
        missing = [name for name in ("title", "date") if name not in values]
        for name in missing:
            if name not in nodes:
                self._report_missing(node, name, title=title)
        self._pending.lost.add(typed_id or slugify(title))
        reason = "title" if missing == ["title"] else "date"
        if all(isinstance(nodes.get(name), BrokenNode) for name in missing):
            reason = "syntax"
        return LeftOut(self.scope.file.locate(node.mark), reason)

    def _report_missing(self, node: MapNode, name: str, *, title: str) -> None:
        of = f" {title[:40]!r}" if title else ""
        hint = f"add `{name}: ...`"
        for key, value in node.pairs:
            meant = EVENT_KEYS.hints.get(key.text.lower())
            if meant == name and isinstance(value, TextNode) and not value.is_empty:
                hint = f"rename `{key.text}` to `{name}`"
                break
        self.scope.report(
            "key-missing",
            node.mark,
            f"the event{of} has no `{name}`",
            hint=hint,
            subject=name,
        )

    def _leave_out_shape(self, node: Node) -> LeftOut:
        where = self.scope.file.locate(node.mark)
        if isinstance(node, BrokenNode):
            return LeftOut(where, "syntax")
        self.scope.report(
            "key-shape",
            node.mark,
            "an event is a mapping with `date` and `title`",
            hint="write `- date: ...` with `title: ...` on the next line",
            subject="event",
        )
        return LeftOut(where, "shape")
