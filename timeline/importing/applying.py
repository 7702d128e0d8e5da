"""A source by a map to drafts of events."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.dates import When
from timeline.importing.cells import Cells, restore
from timeline.importing.dating import RowDateError, make_date, read_date, settle_order
from timeline.importing.drafts import (
    IMPORTED,
    IMPORTED_AS,
    ORIGIN_KEYS,
    Draft,
    Drafts,
    LeftRow,
)
from timeline.importing.maps import (
    AnyRecipe,
    DateRecipe,
    Map,
    Recipe,
    RecordRecipe,
    name_field,
)
from timeline.importing.rows import Row, Table
from timeline.importing.whole import list_entries, list_within, take_whole
from timeline.model import Value
from timeline.names.agencies import find_agency
from timeline.names.bodies import find_body
from timeline.names.own import parse_number
from timeline.names.rolenames import split_role
from timeline.reading.events import KEYS
from timeline.records import quote_short
from timeline.text import slugify
from timeline.vocabulary import KINDS, STATUSES
from timeline.yamltext import Prose, Tree

_LISTS = frozenset({"actors", "to", "about", "tags", "see", "sources", "accounts"})
_PROSE = frozenset({"summary", "note"})
_DATES = ("date", "reported")
_CITED_DATES = frozenset({"date", "accessed"})
_HASH_LENGTH = 12
"""Hexadecimal digits that stand for a row: among a million rows two are the same by
chance once in five hundred times."""


class _Entry(NamedTuple):
    """A registry entry that a value needs."""

    name: str
    of: str


class _OwnKeys:
    """The keys of one's own in a map, by the columns that they are made of.

    Of thousands of keys a row may have columns for a few.
    """

    def __init__(self, fields: Mapping[str, Sequence[AnyRecipe]]) -> None:
        self._places = {name: place for place, name in enumerate(fields)}
        self._always: list[str] = []
        self._by_column: dict[str, list[str]] = {}
        for name, recipes in fields.items():
            columns = [one for some in recipes for one in some.list_columns()]
            # A constant has no column, and what is within one has another name.
            if not columns or any("." in column for column in columns):
                self._always.append(name)
                continue
            for column in columns:
                self._by_column.setdefault(column, []).append(name)

    def list_possible(self, columns: Iterable[str]) -> list[str]:
        """Return the keys that a row with some columns may have, as the map has them.

        Others it cannot have.
        """
        names = set(self._always)
        for column in columns:
            names.update(self._by_column.get(column, ()))
        return sorted(names, key=self._places.__getitem__)


def apply_map(
    mapping: Map, table: Table, *, watch: Callable[[int], None] = lambda _: None
) -> Drafts:
    """Return what a source comes to by a map; `watch` is told how many rows are done.

    What cannot be an event is left out, with its reason; nothing raises.
    """
    applier = _Applier(mapping, table)
    for number, row in enumerate(table.rows, 1):
        applier.add(row, number)
        watch(number)
    return applier.finish()


class _Applier:
    """Makes the drafts of one source."""

    def __init__(self, mapping: Map, table: Table) -> None:
        self._map = mapping
        self._table = table
        self._drafts: list[Draft] = []
        self._left: list[LeftRow] = []
        self._beside: list[LeftRow] = []
        for one in table.skipped:
            into = self._left if one.is_row else self._beside
            into.append(LeftRow(one.line, one.text, one.reason))
        self._seen: dict[str, tuple[int, Mapping[str, Value]]] = {}
        self._roles: dict[str, _Entry | None] = {}
        self._unknown: Counter[tuple[str, str]] = Counter()
        self._used = frozenset(mapping.list_columns())
        self._recipes = [
            (key, mapping.events[key]) for key in KEYS if mapping.events.get(key)
        ]
        self._own_keys = _OwnKeys(mapping.fields)
        self._taken = set(mapping.fields)
        self._extra: dict[str, str] = {}
        """The keys of columns that the map says nothing of: they are kept."""
        self._numbers: set[str] = set()
        """Those of them that hold nothing but numbers."""
        self._words: dict[str, dict[str, None]] = {"kind": {}, "status": {}}

    def add(self, row: Row, number: int) -> None:
        """Make a draft of a row, or say why there is none."""
        if self._map.inert:
            restored = {key: restore(value) for key, value in row.values.items()}
            row = row._replace(values=restored)
        line = row.line or number
        key, is_stable = self._find_key(row)
        if key in self._map.without or key.partition(":")[2] in self._map.without:
            self._left.append(
                LeftRow(line, key, "the map leaves it out", is_meant=True, key=key)
            )
            return
        earlier = self._seen.get(key)
        if earlier is not None:
            same = earlier[1] == row.values
            reason = "is the same as" if same else "has the same key as"
            hint = "" if same else "name more columns under `key` in the map"
            self._left.append(
                LeftRow(line, key, f"it {reason} the row at {earlier[0]}", hint)
            )
            return
        cells = Cells(row.values, self._map.missing, self._table.html)
        cells.unknown = self._unknown
        try:
            when, tree = (
                take_whole(row) if self._map.whole else self._make_tree(cells, row)
            )
        except RowDateError as error:
            self._left.append(_leave_undated(row, line, error)._replace(key=key))
            return
        if not tree.get("title"):
            self._left.append(
                LeftRow(
                    line,
                    key,
                    "it has no title",
                    "make one by a template in the map",
                    key=key,
                )
            )
            return
        self._seen[key] = line, row.values
        self._note_words(tree)
        by_id = self._map.by_id and bool(tree.get("id"))
        if not by_id:
            tree[IMPORTED] = key
        self._drafts.append(Draft(tree, when, key, row.line, is_stable, by_id))

    def _note_words(self, tree: Mapping[str, Tree]) -> None:
        for key, words in self._words.items():
            word = tree.get(key)
            if isinstance(word, str) and word:
                words[word] = None

    def _find_key(self, row: Row) -> tuple[str, bool]:
        """Return the key of a row, and whether it stays where the row changes."""
        source = self._map.source
        parts = [_flatten(row.values.get(name, "")) for name in self._map.key]
        if parts and all(parts):
            # A key stands in queries and ids: no blanks, no commas.
            text = "-".join("_".join(part.replace(",", " ").split()) for part in parts)
            return f"{source}:{text}", True
        typed = json.dumps(list(row.values.items()), ensure_ascii=True)
        digest = hashlib.sha256(typed.encode()).hexdigest()[:_HASH_LENGTH]
        return f"{source}:{digest}", False

    def _make_tree(self, cells: Cells, row: Row) -> tuple[When, dict[str, Tree]]:
        tree: dict[str, Tree] = {}
        dates = {}
        for key, recipes in self._recipes:
            if key in _DATES:
                typed = self._make_date(recipes[0], cells)
                # What names another event may stand in a file without it.
                typed = row.settled.get(key, typed)
                dates[key] = read_date(typed) if typed else None
                cells.on = dates.get("date")
                value: Tree = typed
            else:
                value = self._make_value(key, recipes, cells)
            if value:
                tree[key] = value
        when = dates.get("date")
        if when is None:
            raise RowDateError("", "it has no date")
        for name in self._own_keys.list_possible(cells.values):
            self._add_own(tree, name, self._map.fields[name], cells)
        for column, typed_value in cells.values.items():
            kept = cells.keep(typed_value) if column not in self._used else ""
            if kept:
                name = self._name_extra(column)
                tree.setdefault(name, kept)
                if not isinstance(kept, Prose) or parse_number(kept.text) is None:
                    self._numbers.discard(name)
        return when, tree

    def _make_date(self, recipe: AnyRecipe, cells: Cells) -> str:
        if not isinstance(recipe, DateRecipe):
            return ""
        return make_date(recipe, cells, order=self._map.order)

    def _make_value(self, key: str, recipes: Sequence[AnyRecipe], cells: Cells) -> Tree:
        if key in _LISTS:
            return [one for some in recipes for one in self._list(some, cells)]
        text = next(filter(None, (self._text(one, cells) for one in recipes)), "")
        if key == "title":
            return " ".join(text.split())
        if key == "status" and text == STATUSES[0]:
            # It is that of an event that says nothing of it.
            return ""
        return Prose(text, clipped=True) if text and key in _PROSE else text

    def _name_extra(self, column: str) -> str:
        if column not in self._extra:
            # Events that were exported bring their origin along.
            reserved = () if self._map.by_id else ORIGIN_KEYS
            bare = column.removeprefix(self._map.prefix)
            name = name_field(bare, self._taken, reserved=reserved)
            self._extra[column] = name
            self._taken.add(name)
            self._numbers.add(name)
        return self._extra[column]

    def _add_own(
        self,
        tree: dict[str, Tree],
        name: str,
        recipes: Sequence[AnyRecipe],
        cells: Cells,
    ) -> None:
        for recipe in recipes:
            if not isinstance(recipe, Recipe):
                continue
            is_as_typed = recipe == Recipe(column=recipe.column, type=recipe.type)
            if is_as_typed:
                value = cells.keep(cells.find(recipe.column))
            else:
                values = list(cells.make(recipe))
                value = values[0] if len(values) == 1 else values
            if value:
                is_date = recipe.type == "date"
                tree[name] = self._settle(value) if is_date else value
                return

    def _settle(self, value: Tree) -> Tree:
        """Return a date beside that of the event, in the order that the map gives."""
        if isinstance(value, Prose):
            return Prose(settle_order(value.text, self._map.order))
        return settle_order(value, self._map.order) if isinstance(value, str) else value

    def _text(self, recipe: AnyRecipe, cells: Cells) -> str:
        if not isinstance(recipe, Recipe):
            return ""
        return "; ".join(filter(None, cells.make(recipe)))

    def _list(self, recipe: AnyRecipe, cells: Cells) -> Iterator[Tree]:
        if isinstance(recipe, RecordRecipe):
            made: dict[str, Tree] = {}
            for name, recipes in recipe.parts.items():
                found = (self._text(one, cells) for one in recipes)
                text = next(filter(None, found), "")
                if text:
                    is_date = name in _CITED_DATES
                    made[name] = self._settle(text) if is_date else text
            if made:
                yield made
        elif isinstance(recipe, Recipe):
            for value in map(
                _part_page if recipe.pages else _keep, cells.make_trees(recipe)
            ):
                if recipe.roles and isinstance(value, str):
                    self._note_role(value)
                yield value

    def _note_role(self, value: str) -> None:
        if value not in self._roles:
            # Ministries and their like are read as such without an entry.
            split = None if find_agency(value, _identify) else split_role(value)
            self._roles[value] = _Entry(*split) if split else None

    def finish(self) -> Drafts:
        """Return all that was made."""
        actors: dict[str, Mapping[str, Tree]] = {}
        for entry in self._roles.values():
            if entry is not None:
                name = slugify(entry.name) or "actor"
                while name in actors:
                    name += "-2"
                actors[name] = {"name": entry.name, "of": entry.of}
        declared = self._table.declared
        actors |= list_entries(declared.actors)
        fields = {
            name: next((one.type for one in some if isinstance(one, Recipe)), "text")
            for name, some in self._map.fields.items()
        }
        fields |= {
            name: "number" if name in self._numbers else "text"
            for name in self._extra.values()
        }
        fields |= dict.fromkeys(ORIGIN_KEYS, "text")
        used = {name for one in self._drafts for name in one.tree}
        # Types that a source gives its keys itself are known, and not guessed.
        fields |= declared.fields
        for name in sorted(used - fields.keys() - set(KEYS)):
            fields[name] = "text"
        used |= declared.fields.keys()
        registries = {
            "actors": actors,
            "sources": list_entries(self._table.sources),
            "places": list_entries(declared.places),
        }
        trees = [draft.tree for draft in self._drafts]
        within = dict.fromkeys(list_within(trees, registries), "text")
        fields, used = fields | within | fields, used | within.keys()
        if any(one.is_stable and not one.by_id for one in self._drafts):
            used.add(IMPORTED_AS)
        kinds = dict.fromkeys((*declared.kinds, *self._words["kind"]))
        statuses = {
            one: STATUSES[0]
            for one in self._words["status"]
            if one.lower() not in STATUSES
        }
        return Drafts(
            tuple(self._drafts),
            tuple(sorted(self._left, key=lambda one: one.line)),
            **registries,
            fields={name: type_ for name, type_ in fields.items() if name in used},
            kinds=tuple([one for one in kinds if one not in KINDS]),
            statuses=statuses | dict(declared.statuses),
            title=self._map.title or self._table.title,
            unknown_codes=tuple((*one, n) for one, n in self._unknown.items()),
            rows=len(self._table.rows) + sum(one.is_row for one in self._table.skipped),
            unkeyed=frozenset(
                () if self._map.key or not self._drafts else (self._map.source,)
            ),
            beside=tuple(self._beside),
        )


def _leave_undated(row: Row, line: int, error: RowDateError) -> LeftRow:
    """Return a row whose date cannot be read; what its form says of that comes first.

    Such a reason is about this row alone, and is told apart from those of others.
    """
    if not row.doubt:
        # One reason stands for all that differ in nothing but what is quoted; days with
        # two readings are all read once their order is said.
        like = error.reason.replace(repr(error.typed), "") + error.hint
        kind = like if error.kind == "date-invalid" else error.kind
        return LeftRow(line, error.typed, error.reason, error.hint, kind)
    reason = f"the date {quote_short(error.typed)} is left as typed: {row.doubt}"
    return LeftRow(line, error.typed, reason, error.hint, row.doubt)


def _identify(name: str) -> str:
    body = find_body(name)
    return body.name if body is not None else ""


def _keep(value: Tree) -> Tree:
    return value


def _part_page(value: Tree) -> Tree:
    """Return a citation of a page, where a text ends in one behind its source."""
    if not isinstance(value, str):
        return value
    # Only an id is without blanks; a source in words may have commas of its own.
    source, comma, page = value.partition(", ")
    is_id = comma and not any(map(str.isspace, source))
    return {"source": source, "page": page} if is_id and page else value


def _flatten(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""
