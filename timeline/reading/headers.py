"""From the keys at the top of a file to what holds for all its events."""

import sys

from timeline.reading.declared import list_declared, read_fields, read_queries
from timeline.reading.events import EVENT_KEYS
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.registries import read_actors, read_places, read_sources
from timeline.reading.schema import Key, Lookup, Schema, Shape
from timeline.reading.values import (
    Scope,
    read_list,
    read_prose,
    read_text,
    report_shape,
)
from timeline.text import find_nearest
from timeline.vocabulary import FIELD_TYPES, STATUSES

_VERSION = "1"
_EXPORT = "format"
_EXPORTS = ("timeline-1", "timeline-2")
NO_DEFAULT = frozenset({"id", "title", "date"})
"""What may not come from `defaults`: it tells one event from another."""

Pair = tuple[TextNode, Node]


def _read_version(scope: Scope, key: TextNode, node: Node) -> None:
    version = read_text(scope, key, node)
    if version is not None and version != _VERSION:
        scope.report(
            "format-version",
            node.mark,
            f"format {version!r} is not one this program reads",
            hint=f"it reads format {_VERSION}; a newer file needs a newer timeline",
        )


def _read_year(scope: Scope, key: TextNode, node: Node) -> int | None:
    text = read_text(scope, key, node)
    if text is None:
        return None
    if not (text.isdecimal() and text.isascii() and len(text) == 4):
        scope.report(
            "value-invalid",
            node.mark,
            f"`year` is not a year of four digits: {text!r}",
            hint="write year: 2013",
        )
        return None
    return int(text)


def _read_kinds(scope: Scope, key: TextNode, node: Node) -> dict[str, None]:
    return dict.fromkeys(sys.intern(text.text) for text in read_list(scope, key, node))


def _read_statuses(scope: Scope, key: TextNode, node: Node) -> dict[str, str]:
    """Return statuses of the authors' own, each with the one that it is like."""
    found = {}
    for name, value in list_declared(scope, key, node):
        if value is None:
            found[sys.intern(name.text)] = STATUSES[0]
            continue
        like = read_text(scope, name, value)
        if like is None:
            continue
        like = like.lower() if like.lower() in STATUSES else like
        if like not in STATUSES:
            near = find_nearest(like, STATUSES, limit=1)
            hint = f"did you mean `{near[0]}`? " if near else ""
            scope.report(
                "value-invalid",
                value.mark,
                f"{like!r} is no status that `{name.text}` could be like",
                hint=f"{hint}one of: {', '.join(STATUSES)}",
                subject=like,
            )
            like = STATUSES[0]
        found[sys.intern(name.text)] = like
    return found


def _read_defaults(scope: Scope, key: TextNode, node: Node) -> list[Pair]:
    if not isinstance(node, MapNode):
        report_shape(scope, key, node, "a mapping of event keys")
        return []
    pairs = []
    for inner, value in node.pairs:
        found = (
            None if inner.text in scope.fields else EVENT_KEYS.find(inner.text, value)
        )
        name = found[1].name if found else inner.text
        if name in NO_DEFAULT:
            scope.report(
                "value-invalid",
                inner.mark,
                f"`{inner.text}` cannot be the same for all events",
                hint="remove it from `defaults`",
            )
        else:
            if found and inner.text not in (name, found[1].also):
                scope.tell_synonym(EVENT_KEYS, inner, name)
            pairs.append((TextNode(name, inner.mark, True), value))
    return pairs


def _read_no_list(scope: Scope, key: TextNode, node: Node) -> None:
    """Report what stands under `events` and is no list of them."""
    if isinstance(node, TextNode) and node.is_empty:
        scope.report(
            "file-empty",
            key.mark,
            "`events` is empty",
            hint="add `- date: ...` with `title: ...` below it",
        )
        return
    if not isinstance(node, ListNode):
        report_shape(scope, key, node, "a list of events")


HEADER = Schema(
    "header",
    "a chronology",
    (
        Key(
            "timeline",
            _read_version,
            Shape.WORD,
            "`1`, the version of this format",
            like=("version", "timelines"),
            words=(_VERSION,),
        ),
        Key("title", read_prose, Shape.PROSE, "of the whole", like=("name",)),
        Key(
            "year",
            _read_year,
            Shape.YEAR,
            "four digits; completes `10 May`, not a bare `May`",
        ),
        Key(
            "fields",
            read_fields,
            Shape.DECLARED,
            "keys of your own, with their types",
            like=("field",),
            words=FIELD_TYPES,
        ),
        Key("kinds", _read_kinds, Shape.TEXTS, "kinds of your own", like=("kind",)),
        Key(
            "statuses",
            _read_statuses,
            Shape.DECLARED,
            "statuses of your own, each with the built-in one that it is like",
            like=("status",),
            words=STATUSES,
        ),
        Key(
            "queries",
            read_queries,
            Shape.QUERIES,
            "questions under a name",
            like=("query",),
        ),
        Key(
            "defaults",
            _read_defaults,
            Shape.DEFAULTS,
            "keys and values for every event that lacks them; "
            "not `id`, `date`, `title`",
            like=("default",),
            record="event",
        ),
        Key(
            "actors",
            read_actors,
            Shape.ENTRIES,
            "a registry",
            like=("actor", "people"),
            record="actor",
        ),
        Key(
            "sources",
            read_sources,
            Shape.ENTRIES,
            "a registry",
            like=("source",),
            record="source",
        ),
        Key(
            "places",
            read_places,
            Shape.ENTRIES,
            "a registry",
            like=("place", "location", "locations"),
            record="place",
        ),
        Key(
            "events",
            _read_no_list,
            Shape.EVENTS,
            "the list",
            like=("event",),
            record="event",
        ),
    ),
)
HEADER_KEYS = Lookup(HEADER)


def is_export(pairs: list[Pair]) -> bool:
    """Tell whether the keys at the top are those of this program's own JSON."""
    return any(
        key.text == _EXPORT and isinstance(value, TextNode) and value.text in _EXPORTS
        for key, value in pairs
    )


def drop_format(pairs: list[Pair]) -> list[Pair]:
    """Return the keys at the top of this program's JSON without its own name."""
    return [pair for pair in pairs if pair[0].text != _EXPORT]
