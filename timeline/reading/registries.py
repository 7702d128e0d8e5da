"""From the nodes under `actors:`, `sources:` and `places:` to the registries."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from timeline.dates import When
from timeline.dates.when import make_undated
from timeline.model import Actor, Marks, Member, Place, Role, Source
from timeline.reading.citations import ADDRESSES, DESCRIBING
from timeline.reading.datevalues import read_fixed_date
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from timeline.reading.schema import Key, Lookup, Schema, Shape
from timeline.reading.values import (
    Record,
    Scope,
    list_records,
    read_list,
    read_prose,
    read_record,
    read_text,
    report_empty,
    report_shape,
    require,
    word_reader,
)
from timeline.vocabulary import ACTOR_TYPES, RELIABILITIES

_Entry = TypeVar("_Entry", Actor, Source, Place)
_Found = tuple[Any, int]
"""A record of a list, and the mark of its item."""


def _read_tenure(scope: Scope, key: TextNode, node: Node) -> When | None:
    """Return when something held; `unknown` where what stands there is no date.

    What is said cannot be read then, and that it held at all times is said by nobody.
    """
    when = read_fixed_date(scope, key, node)
    if when is None and not (isinstance(node, TextNode) and node.is_empty):
        return make_undated(typed=node.text if isinstance(node, TextNode) else "")
    return when


def _read_texts(scope: Scope, key: TextNode, node: Node) -> list[_Found]:
    return [(text.text, text.mark) for text in read_list(scope, key, node)]


ROLE = Schema(
    "role",
    "a role",
    (
        Key(
            "office", read_text, Shape.TEXT, "its name", like=("title",), required=True
        ),
        Key("of", read_text, Shape.TEXT, "the state or body", like=("country",)),
        Key(
            "when",
            _read_tenure,
            Shape.DATE,
            "while it was held",
            like=("dates", "date"),
        ),
    ),
    lone="office",
)
_ROLE = Lookup(ROLE)

MEMBER = Schema(
    "member",
    "a member",
    (
        Key("actor", read_text, Shape.TEXT, "who", others=("name",), required=True),
        Key("when", _read_tenure, Shape.DATE, "from when to when", like=("date",)),
    ),
    lone="actor",
)
_MEMBER = Lookup(MEMBER)


def _read_roles(scope: Scope, key: TextNode, node: Node) -> list[_Found]:
    found: list[_Found] = []
    for item in list_records(scope, key, node, "a mapping with `office`"):
        record = read_record(scope, _ROLE, item)
        if require(scope, _ROLE, record, "office", item.mark):
            role = Role(**record.values, extra=record.own)
            found.append(((role, record.nodes), item.mark))
    return found


def _read_members(scope: Scope, key: TextNode, node: Node) -> list[_Found]:
    found: list[_Found] = []
    for item in list_records(scope, key, node, "a name, or a mapping with `actor`"):
        record = read_record(scope, _MEMBER, item)
        if require(scope, _MEMBER, record, "actor", item.mark):
            member = Member(**record.values, extra=record.own)
            found.append(((member, {}), item.mark))
    return found


ACTOR = Schema(
    "actor",
    "an actor",
    (
        Key("name", read_text, Shape.TEXT, "as it is shown; the id where absent"),
        Key(
            "type",
            word_reader(ACTOR_TYPES),
            Shape.WORD,
            "what it is",
            like=("kind",),
            words=ACTOR_TYPES,
        ),
        Key("of", read_text, Shape.TEXT, "the state or organisation it belongs to"),
        Key(
            "aliases",
            _read_texts,
            Shape.TEXTS,
            "other names",
            others=("alias", "aka"),
        ),
        Key(
            "roles",
            _read_roles,
            Shape.RECORDS,
            "offices, and when they were held",
            like=("role", "office", "offices"),
            record="role",
        ),
        Key(
            "members",
            _read_members,
            Shape.RECORDS,
            "of a group or organisation",
            like=("member",),
            record="member",
        ),
        Key("born", read_fixed_date, Shape.DATE, "when", like=("birth",)),
        Key("died", read_fixed_date, Shape.DATE, "when", like=("death",)),
        Key("founded", read_fixed_date, Shape.DATE, "when", like=("established",)),
        Key("dissolved", read_fixed_date, Shape.DATE, "when", like=("ended",)),
        Key("note", read_prose, Shape.PROSE, "for the authors", like=("notes",)),
    ),
    lone="name",
)
_ACTOR = Lookup(ACTOR)

SOURCE = Schema(
    "source",
    "a source",
    (
        Key(
            "title",
            read_prose,
            Shape.PROSE,
            "as it is shown; the id where absent",
            others=("name", "headline"),
        ),
        *DESCRIBING,
        *ADDRESSES,
        Key(
            "reliability",
            word_reader(RELIABILITIES, fold=False),
            Shape.WORD,
            "A (reliable) to F (cannot be judged)",
            words=RELIABILITIES,
        ),
        Key("note", read_prose, Shape.PROSE, "for the authors", like=("notes",)),
    ),
    lone="title",
)
_SOURCE = Lookup(SOURCE)


def _read_coordinates(
    scope: Scope, key: TextNode, node: Node
) -> tuple[float, float] | None:
    texts = read_list(scope, key, node)
    if len(texts) == 1:
        texts = [
            TextNode(part, texts[0].mark, True)
            for part in texts[0].text.replace(",", " ").split()
        ]
    try:
        north, east = (float(text.text) for text in texts)
    except ValueError:
        north = east = float("nan")
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        scope.report(
            "value-invalid",
            node.mark,
            "`at` is not a pair of degrees north and east",
            hint="write at: [43.60, 39.72], south and west negative",
        )
        return None
    return north, east


PLACE = Schema(
    "place",
    "a place",
    (
        Key("name", read_text, Shape.TEXT, "as it is shown; the id where absent"),
        Key("country", read_text, Shape.TEXT, "the state it lies in"),
        Key(
            "at",
            _read_coordinates,
            Shape.COORDINATES,
            "degrees north and east",
            others=("coordinates",),
            like=("location",),
        ),
        Key("aliases", _read_texts, Shape.TEXTS, "other names", others=("alias",)),
        Key("note", read_prose, Shape.PROSE, "for the authors", like=("notes",)),
    ),
    lone="name",
)
_PLACE = Lookup(PLACE)


def read_actors(scope: Scope, key: TextNode, node: Node) -> dict[str, Actor]:
    """Return the actors by id."""
    return _read_registry(scope, key, node, _read_actor)


def read_sources(scope: Scope, key: TextNode, node: Node) -> dict[str, Source]:
    """Return the sources by id."""
    return _read_registry(scope, key, node, _read_source)


def read_places(scope: Scope, key: TextNode, node: Node) -> dict[str, Place]:
    """Return the places by id."""
    return _read_registry(scope, key, node, _read_place)


def _read_registry(
    scope: Scope,
    key: TextNode,
    node: Node,
    read: Callable[[Scope, TextNode, MapNode | TextNode], _Entry],
) -> dict[str, _Entry]:
    if isinstance(node, TextNode) and node.is_empty:
        report_empty(scope, key, node)
        return {}
    found: dict[str, _Entry] = {}
    for entry, value in _list_entries(scope, key, node):
        if isinstance(value, ListNode):
            report_shape(scope, entry, value, "a name or a mapping")
        if isinstance(value, ListNode | BrokenNode) or (
            isinstance(value, TextNode) and value.is_empty
        ):
            found[entry.text] = read(scope, entry, MapNode([], entry.mark))
        else:
            found[entry.text] = read(scope, entry, value)
    return found


def _list_entries(
    scope: Scope, key: TextNode, node: Node
) -> Iterator[tuple[TextNode, Node]]:
    """Yield the entries of a registry; a list, as in exports, has their ids within."""
    if isinstance(node, MapNode):
        yield from node.pairs
        return
    entries = node.items if isinstance(node, ListNode) else ()
    found = [_split_id(item) for item in entries]
    # An export has an empty list where nothing is declared.
    if not isinstance(node, ListNode) or not all(found):
        report_shape(scope, key, node, "a mapping of ids")
    for entry in found:
        if entry is not None:
            yield entry


def _split_id(item: Node) -> tuple[TextNode, Node] | None:
    """Return the id of an entry, and what else it holds; None where it has none."""
    if isinstance(item, MapNode):
        for pair in item.pairs:
            key, value = pair
            if key.text == "id" and isinstance(value, TextNode) and not value.is_empty:
                rest = [other for other in item.pairs if other is not pair]
                return value, MapNode(rest, item.mark)
    return None


def _read_actor(scope: Scope, entry: TextNode, node: MapNode | TextNode) -> Actor:
    record = read_record(scope, _ACTOR, node)
    marks = {name: value.mark for name, value in record.nodes.items()}
    values = record.values
    for name in ("aliases", "roles", "members"):
        found: list[_Found] = values.get(name, [])
        marks |= {f"{name}.{i}": mark for i, (_, mark) in enumerate(found)}
        if name == "aliases":
            values[name] = tuple(one for one, _ in found)
            continue
        values[name] = tuple(one for (one, _), _ in found)
        for i, ((_, nodes), _) in enumerate(found):
            marks |= {f"{name}.{i}.{inner}": n.mark for inner, n in nodes.items()}
    values.setdefault("name", entry.text.rstrip("\n"))
    return Actor(
        id=entry.text,
        where=scope.file.locate(entry.mark),
        extra=record.own,
        marks=Marks(scope.file, marks),
        **values,
    )


def _read_source(scope: Scope, entry: TextNode, node: MapNode | TextNode) -> Source:
    record = read_record(scope, _SOURCE, node)
    record.values.setdefault("title", entry.text.rstrip("\n"))
    marks = {name: value.mark for name, value in record.nodes.items()}
    return Source(
        id=entry.text,
        where=scope.file.locate(entry.mark),
        extra=record.own,
        marks=Marks(scope.file, marks),
        **record.values,
    )


def _read_place(scope: Scope, entry: TextNode, node: MapNode | TextNode) -> Place:
    record: Record = read_record(scope, _PLACE, node)
    values = record.values
    values["aliases"] = tuple(one for one, _ in values.get("aliases", []))
    values.setdefault("name", entry.text.rstrip("\n"))
    where = scope.file.locate(entry.mark)
    return Place(id=entry.text, where=where, extra=record.own, **values)
