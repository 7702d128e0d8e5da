"""From the nodes under `actors:`, `sources:` and `places:` to the registries."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from timeline.diagnostics import locate
from timeline.model import (
    ACTOR_TYPES,
    RELIABILITIES,
    Actor,
    Member,
    Place,
    Role,
    Source,
    Value,
)
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.values import ValueReader, own_keys

_Record = TypeVar("_Record")

# Keys of each record, and usual other names for them.
_LIFE = ("born", "died", "founded", "dissolved")
_ACTOR_KEYS = {
    key: key
    for key in ("name", "type", "of", "aliases", "roles", "members", *_LIFE, "note")
} | {
    "alias": "aliases",
    "aka": "aliases",
    "role": "roles",
    "office": "roles",
    "offices": "roles",
    "kind": "type",
    "member": "members",
    "birth": "born",
    "death": "died",
    "established": "founded",
    "ended": "dissolved",
}
_MEMBER_KEYS = {"actor": "actor", "when": "when", "name": "actor", "date": "when"}
_ROLE_KEYS = {key: key for key in ("office", "of", "when")}
_ROLE_KEYS |= {"title": "office", "dates": "when", "date": "when", "country": "of"}
_SOURCE_TEXTS = ("title", "author", "publisher", "url", "archived", "note")
_SOURCE_KEYS = {
    key: key for key in (*_SOURCE_TEXTS, "date", "accessed", "reliability")
} | {"name": "title", "authors": "author", "link": "url", "archive": "archived"}
_PLACE_KEYS = {key: key for key in ("name", "country", "at", "aliases", "note")}
_PLACE_KEYS |= {"alias": "aliases", "coordinates": "at", "location": "at"}


class RegistryReader(ValueReader):
    """Reads the registries of one file."""

    def read_actors(self, key: TextNode, node: Node) -> dict[str, Actor]:
        """Return the actors by id."""
        return self._read_registry(key, node, self._read_actor)

    def read_sources(self, key: TextNode, node: Node) -> dict[str, Source]:
        """Return the sources by id."""
        return self._read_registry(key, node, self._read_source)

    def read_places(self, key: TextNode, node: Node) -> dict[str, Place]:
        """Return the places by id."""
        return self._read_registry(key, node, self._read_place)

    def _read_registry(
        self,
        key: TextNode,
        node: Node,
        read: Callable[[TextNode, Node], _Record],
    ) -> dict[str, _Record]:
        if isinstance(node, TextNode) and node.is_empty:
            self.report_empty(key, node)
            return {}
        if not isinstance(node, MapNode):
            self.report_shape(key, node, "a mapping of ids")
            return {}
        return {entry.text: read(entry, value) for entry, value in node.pairs}

    def _pairs(
        self, entry: TextNode, node: Node, name_key: str
    ) -> list[tuple[TextNode, Node]]:
        """Return the pairs of a record; a text alone stands for its name."""
        if isinstance(node, MapNode):
            return node.pairs
        if isinstance(node, ListNode):
            self.report_shape(entry, node, "a name or a mapping")
        elif not node.is_empty:
            return [(TextNode(name_key, node.mark, True), node)]
        return []

    def _read_actor(self, entry: TextNode, node: Node) -> Actor:
        values: dict[str, Any] = {}
        extra: dict[str, Value] = {}
        marks: dict[str, int] = {}
        for key, value in self._pairs(entry, node, "name"):
            name = key.text
            marks[name] = value.mark
            if name in ("name", "of", "note"):
                _keep(values, name, self.read_text(key, value))
            elif name == "type":
                _keep(values, name, self.read_word(key, value, ACTOR_TYPES))
            elif name == "aliases":
                texts = self.read_list(key, value)
                values[name] = tuple(text.text for text in texts)
                marks |= {f"aliases.{i}": text.mark for i, text in enumerate(texts)}
            elif name == "roles":
                values[name] = self._read_roles(key, value, marks)
            elif name == "members":
                values[name] = self._read_members(key, value, marks)
            elif name in _LIFE:
                _keep(values, name, self.read_fixed_date(key, value))
            else:
                self._keep_unknown(extra, key, value, _ACTOR_KEYS, "an actor")
        values.setdefault("name", entry.text)
        where = locate(self.file, entry.mark)
        return Actor(
            id=entry.text, where=where, extra=own_keys(extra), marks=marks, **values
        )

    def _read_roles(
        self, key: TextNode, node: Node, marks: dict[str, int]
    ) -> tuple[Role, ...]:
        items = node.items if isinstance(node, ListNode) else [node]
        roles: list[Role] = []
        for item in items:
            path = f"roles.{len(roles)}"
            role = self._read_role(key, item, path, marks)
            if role is not None:
                marks[path] = item.mark
                roles.append(role)
        return tuple(roles)

    def _read_role(
        self, key: TextNode, node: Node, path: str, marks: dict[str, int]
    ) -> Role | None:
        if isinstance(node, TextNode):
            text = self.read_text(key, node)
            return Role(text) if text is not None else None
        if isinstance(node, ListNode):
            self.report_shape(key, node, "a mapping with `office`")
            return None
        values: dict[str, Any] = {}
        for inner, value in node.pairs:
            name = inner.text
            marks[f"{path}.{name}"] = value.mark
            if name in ("office", "of"):
                _keep(values, name, self.read_text(inner, value))
            elif name == "when":
                _keep(values, name, self.read_fixed_date(inner, value))
            else:
                self.report_unknown_key(inner, _ROLE_KEYS, "a role")
        return Role(**values) if self._has("office", values, node, "a role") else None

    def _read_members(
        self, key: TextNode, node: Node, marks: dict[str, int]
    ) -> tuple[Member, ...]:
        items = node.items if isinstance(node, ListNode) else [node]
        members: list[Member] = []
        for item in items:
            path = f"members.{len(members)}"
            member = self._read_member(key, item)
            if member is not None:
                marks[path] = item.mark
                members.append(member)
        return tuple(members)

    def _read_member(self, key: TextNode, node: Node) -> Member | None:
        if isinstance(node, TextNode):
            text = self.read_text(key, node)
            return Member(text) if text is not None else None
        if isinstance(node, ListNode):
            self.report_shape(key, node, "a name, or a mapping with `actor`")
            return None
        values: dict[str, Any] = {}
        for inner, value in node.pairs:
            if inner.text == "actor":
                _keep(values, "actor", self.read_text(inner, value))
            elif inner.text == "when":
                _keep(values, "when", self.read_fixed_date(inner, value))
            else:
                self.report_unknown_key(inner, _MEMBER_KEYS, "a member")
        found = self._has("actor", values, node, "a member")
        return Member(**values) if found else None

    def _has(
        self, name: str, values: Mapping[str, Any], node: Node, owner: str
    ) -> bool:
        """Tell whether a required value is there; report it where it is not."""
        if name in values:
            return True
        article = "an" if name[0] in "aeiou" else "a"
        self.report(
            "key-missing",
            node.mark,
            f"{owner} needs {article} `{name}`",
            hint=f"add `{name}: ...`",
        )
        return False

    def _read_source(self, entry: TextNode, node: Node) -> Source:
        values: dict[str, Any] = {}
        extra: dict[str, Value] = {}
        marks: dict[str, int] = {}
        for key, value in self._pairs(entry, node, "title"):
            name = key.text
            marks[name] = value.mark
            if name in _SOURCE_TEXTS:
                _keep(values, name, self.read_text(key, value))
            elif name == "date":
                _keep(values, name, self.read_fixed_date(key, value))
            elif name == "accessed":
                when = self.read_fixed_date(key, value)
                _keep(values, name, when.typed if when else None)
            elif name == "reliability":
                word = self.read_word(key, value, RELIABILITIES, fold=False)
                _keep(values, name, word)
            else:
                self._keep_unknown(extra, key, value, _SOURCE_KEYS, "a source")
        values.setdefault("title", entry.text)
        where = locate(self.file, entry.mark)
        return Source(
            id=entry.text, where=where, extra=own_keys(extra), marks=marks, **values
        )

    def _read_place(self, entry: TextNode, node: Node) -> Place:
        values: dict[str, Any] = {}
        extra: dict[str, Value] = {}
        for key, value in self._pairs(entry, node, "name"):
            name = key.text
            if name in ("name", "country", "note"):
                _keep(values, name, self.read_text(key, value))
            elif name == "aliases":
                values[name] = tuple(text.text for text in self.read_list(key, value))
            elif name == "at":
                _keep(values, name, self._read_coordinates(key, value))
            else:
                self._keep_unknown(extra, key, value, _PLACE_KEYS, "a place")
        values.setdefault("name", entry.text)
        where = locate(self.file, entry.mark)
        return Place(id=entry.text, where=where, extra=own_keys(extra), **values)

    def _read_coordinates(
        self, key: TextNode, node: Node
    ) -> tuple[float, float] | None:
        texts = self.read_list(key, node)
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
            self.report(
                "value-invalid",
                node.mark,
                "`at` is not a pair of degrees north and east",
                hint="write at: [43.60, 39.72], south and west negative",
            )
            return None
        return north, east

    def _keep_unknown(
        self,
        extra: dict[str, Value],
        key: TextNode,
        value: Node,
        known: Mapping[str, str],
        owner: str,
    ) -> None:
        extra[key.text] = self.read_value(key, value)
        self.report_unknown_key(key, known, owner)


def _keep(values: dict[str, Any], name: str, value: object) -> None:
    if value is not None:
        values[name] = value
