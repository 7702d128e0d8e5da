"""Maps as they are written: YAML to a `Map`, every slip at its line.

map     = [source] [key] [columns] [names] [missing] [dates] [at] [title]
          [cells] [events] [fields] [leave] [without]
events  = a key of events: value, each on a line of its own
fields  = a key of one's own: value
value   = one | list of one
one     = COLUMN | TEMPLATE | {column | template | text, [html] [split] [words]
          [codes] [roles] [type]}
date    = one | {begin, [end] [precision] [words] [epoch]} | {year, [month] [day]}
sources = value | {title, url, publisher ...: value}
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from timeline.diagnostics import (
    Diagnostic,
    ExpectedError,
    Location,
    Severity,
    SourceFile,
)
from timeline.importing.codes import SYSTEMS
from timeline.importing.drafts import ORIGIN_KEYS
from timeline.importing.maps import (
    EPOCHS,
    ORDERS,
    AnyRecipe,
    DateRecipe,
    Map,
    Recipe,
    RecordRecipe,
    Units,
    make_recipe,
)
from timeline.importing.precision import LEVELS
from timeline.reading.citations import CITATION
from timeline.reading.documents import DocumentReader, open_text, read_documents
from timeline.reading.events import KEYS
from timeline.reading.nodes import SHAPES, ListNode, MapNode, Node, TextNode
from timeline.records import FrozenDict
from timeline.text import find_nearest
from timeline.vocabulary import FIELD_TYPES

_Texts = tuple[str, ...]
EVENT_KEYS = KEYS
"""The keys of events that a map may fill."""
RECORD_KEYS = tuple(key.name for key in CITATION.keys)
_RECIPE_KEYS = (
    "column",
    "template",
    "text",
    "html",
    "split",
    "words",
    "codes",
    "roles",
    "pages",
    "type",
    "parts",
)
_DATE_KEYS = ("begin", "end", "precision", "words", "epoch")
_MADE_OF = frozenset(_RECIPE_KEYS[:3])
KNOWN_BY = ("key", "id")
CELLS = ("plain", "inert")


class MapError(ExpectedError):
    """A map that cannot be used: says at which of its lines, and why.

    `problems` are all that is wrong with it, in the order of their places.
    """

    def __init__(self, problems: Sequence[tuple[Location, str, str]]) -> None:
        self.problems = tuple(problems)
        lines = [f"{_format_place(where)}: {message}" for where, message, _ in problems]
        hint = problems[0][2] if len(problems) == 1 else ""
        super().__init__("\n".join(lines), hint)


def _format_place(where: Location) -> str:
    return f"{where.file}:{where.line}:{where.column}" if where.line else where.file


def _hint(node: TextNode, known: Collection[str]) -> str:
    near = find_nearest(node.text, known, limit=1)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"one of: {', '.join(known)}"


def read_map(file: SourceFile) -> Map:
    """Return what a file says of a source. Raises MapError for what cannot be meant."""
    return _MapReader(file).read()


class _MapReader:
    """Reads one map, and gathers what is wrong with it."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._problems: list[tuple[Location, str, str]] = []
        self._places: dict[str, Location] = {}
        self._origins: list[TextNode] = []
        """Keys of one's own that events which were exported have already."""

    def read(self) -> Map:
        """Return the map. Raises MapError."""
        values: dict[str, Any] = {}
        root = self._find_root()
        for key, node in self._list_pairs(root, _TOP, "a map") if root else ():
            name, read = _TOP[key.text]
            values[name] = read(self, key, node)
        if root is not None and not self._problems:
            self._require(root, values)
        if self._problems:
            raise MapError(sorted(self._problems, key=lambda one: one[0][1:3]))
        return Map(**values, places=FrozenDict(self._places))

    def _require(self, root: MapNode, values: Mapping[str, Any]) -> None:
        events = values.get("events", {})
        for name in () if values.get("by_id") else self._origins:
            self._tell(
                name,
                f"`{name.text}` is a key that an import writes itself",
                f"call it something else: `own_{name.text}: COLUMN`",
            )
        missing = [name for name in ("date", "title") if name not in events]
        if missing:
            names = " and ".join(f"`{name}`" for name in missing)
            self._tell(
                root,
                f"nothing says what the {names} of an event is",
                f"add `{missing[0]}: COLUMN` under `events`",
            )

    def _find_root(self) -> MapNode | None:
        found: list[Diagnostic] = []
        source = open_text(self._file, found.append)
        documents = read_documents(source, found.append) if source else []
        roots: list[Node] = []
        for document in documents:
            if document.root is not None:
                roots.append(document.root)
            elif source is not None:
                reader = DocumentReader(
                    source,
                    found.append,
                    header_keys=frozenset(_TOP),
                    text_keys=frozenset(),
                )
                roots += reader.read_whole(document)
        for one in found:
            if one.severity is Severity.ERROR:
                self._problems.append((one.where, one.message, one.hint))
        if len(roots) == 1 and isinstance(roots[0], MapNode):
            return roots[0]
        if not self._problems:
            where = Location(self._file.name)
            message = "a map is one mapping with `events`"
            self._problems.append((where, message, ""))
        return None

    def _tell(self, node: Node, message: str, hint: str = "") -> None:
        self._problems.append((self._file.locate(node.mark), message, hint))

    def _list_pairs(
        self, node: Node, known: Collection[str], what: str
    ) -> Iterator[tuple[TextNode, Node]]:
        """Yield the pairs of a mapping whose keys are known; tell of the others."""
        if not isinstance(node, MapNode):
            self._tell(node, f"{what} is a mapping, not {SHAPES[type(node)]}")
            return
        for key, value in node.pairs:
            if key.text in known:
                yield key, value
            else:
                self._tell(key, f"{what} has no key `{key.text}`", _hint(key, known))

    def read_text(self, key: TextNode, node: Node) -> str:
        """Return a text."""
        if not isinstance(node, TextNode) or node.is_empty:
            found = SHAPES[type(node)] if not isinstance(node, TextNode) else "empty"
            self._tell(node, f"`{key.text}` is a text, and here {found}")
            return ""
        return node.text

    def _read_column(self, key: TextNode, node: Node) -> str:
        """Return the name of a column, or a template, and note where it stands."""
        text = self.read_text(key, node)
        self._places.setdefault(text, self._file.locate(node.mark))
        return text

    def read_columns(self, key: TextNode, node: Node) -> _Texts:
        """Return the columns of a list, or the one column."""
        items = node.items if isinstance(node, ListNode) else [node]
        return tuple([self._read_column(key, item) for item in items])

    def read_texts(self, key: TextNode, node: Node) -> _Texts:
        """Return the texts of a list, or the one text."""
        if isinstance(node, ListNode):
            return tuple([self.read_text(key, item) for item in node.items])
        return (self.read_text(key, node),)

    def read_set(self, key: TextNode, node: Node) -> frozenset[str]:
        """Return the texts of a list in no order; they may be empty."""
        items = node.items if isinstance(node, ListNode) else [node]
        texts = [item.text for item in items if isinstance(item, TextNode)]
        if len(texts) < len(items):
            self._tell(node, f"`{key.text}` is a list of texts")
        return frozenset(texts)

    def read_word(self, key: TextNode, node: Node, known: Sequence[str]) -> str:
        """Return one of some words."""
        text = self.read_text(key, node)
        if text and isinstance(node, TextNode) and text not in known:
            self._tell(
                node,
                f"{text!r} is nothing that `{key.text}` can be",
                _hint(node, known),
            )
        return text

    def read_flag(self, key: TextNode, node: Node) -> bool:
        """Return what is yes or no."""
        return self.read_word(key, node, ("true", "false")) == "true"

    def read_order(self, key: TextNode, node: Node) -> str:
        """Return in which order days in figures stand."""
        return self.read_word(key, node, ORDERS)

    def read_known_by(self, key: TextNode, node: Node) -> bool:
        """Return whether events are known again by their ids."""
        return self.read_word(key, node, KNOWN_BY) == KNOWN_BY[1]

    def read_cells(self, key: TextNode, node: Node) -> bool:
        """Return whether cells are to be restored."""
        return self.read_word(key, node, CELLS) == CELLS[1]

    def read_events(self, _: TextNode, node: Node) -> Mapping[str, tuple[Any, ...]]:
        """Return how each key of an event is made."""
        found: dict[str, tuple[AnyRecipe, ...]] = {}
        for name, value in self._list_pairs(node, EVENT_KEYS, "an event"):
            if name.text in ("date", "reported"):
                found[name.text] = (self._read_date(name, value),)
            elif name.text == "sources":
                found[name.text] = self._read_records(name, value)
            else:
                found[name.text] = self._read_value(name, value)
        return FrozenDict(found)

    def read_fields(self, key: TextNode, node: Node) -> Mapping[str, tuple[Any, ...]]:
        """Return how each key of one's own is made."""
        if isinstance(node, ListNode):
            for item in node.items:
                if isinstance(item, TextNode):
                    self._refuse_taken(item)
            texts = self.read_columns(key, node)
            return FrozenDict({name: (Recipe(column=name),) for name in texts})
        if not isinstance(node, MapNode):
            self._tell(node, f"`{key.text}` is a mapping, not {SHAPES[type(node)]}")
            return FrozenDict()
        found: dict[str, tuple[AnyRecipe, ...]] = {}
        for name, value in node.pairs:
            self._refuse_taken(name)
            found[name.text] = self._read_value(name, value)
        return FrozenDict(found)

    def _refuse_taken(self, name: TextNode) -> None:
        """Tell of a key of one's own that is not free to be one."""
        if name.text in KEYS:
            self._tell(
                name,
                f"`{name.text}` is a key of events, not one of your own",
                "put it under `events`, or call it something else",
            )
        if name.text in ORIGIN_KEYS:
            self._origins.append(name)

    def read_rest(self, key: TextNode, node: Node) -> str:
        """Return what the columns that are nothing else have in front."""
        pairs = self._list_pairs(node, ("prefix",), f"`{key.text}`")
        return "".join(self.read_text(name, one) for name, one in pairs)

    def _read_value(self, key: TextNode, node: Node) -> tuple[Recipe, ...]:
        if isinstance(node, ListNode):
            return tuple([self._read_recipe(key, item) for item in node.items])
        return (self._read_recipe(key, node),)

    def _read_recipe(self, key: TextNode, node: Node) -> Recipe:
        if not isinstance(node, MapNode):
            return make_recipe(self._read_column(key, node))
        values: dict[str, Any] = {}
        for name, value in self._list_pairs(node, _RECIPE_KEYS, f"`{key.text}`"):
            values[name.text] = self._read_part(name, value)
        if len(values) == len(node.pairs) and len(values.keys() & _MADE_OF) != 1:
            self._tell(
                node,
                f"`{key.text}` is made of one of `column`, `template` and `text`",
                "name the column that it stands in: {column: NAME}",
            )
        return Recipe(**values)

    def _read_part(self, key: TextNode, node: Node) -> Any:
        match key.text:
            case "html" | "roles" | "pages":
                return self.read_flag(key, node)
            case "words":
                return self._read_words(key, node)
            case "parts":
                return self._read_parts(key, node)
            case "codes":
                return self.read_word(key, node, tuple(SYSTEMS))
            case "type":
                return self.read_word(key, node, FIELD_TYPES)
            case "split" if isinstance(node, TextNode) and node.text:
                return node.text
            case "column" | "template":
                return self._read_column(key, node)
            case _:
                return self.read_text(key, node)

    def _read_parts(self, key: TextNode, node: Node) -> Mapping[str, Recipe]:
        if not isinstance(node, MapNode):
            self._tell(node, f"`{key.text}` is a mapping, not {SHAPES[type(node)]}")
            return FrozenDict()
        made = {name.text: self._read_recipe(name, one) for name, one in node.pairs}
        return FrozenDict(made)

    def _read_words(
        self, key: TextNode, node: Node, known: Collection[str] = ()
    ) -> Mapping[str, str]:
        if not isinstance(node, MapNode):
            self._tell(node, f"`{key.text}` is a mapping from values to words")
            return FrozenDict()
        found = {}
        for name, value in node.pairs:
            if known:
                found[name.text] = self.read_word(name, value, tuple(known))
            elif isinstance(value, TextNode):
                # A word for nothing leaves the value out.
                found[name.text] = "" if value.is_empty else value.text
            else:
                self._tell(value, f"`{name.text}` stands for a text")
        return FrozenDict(found)

    def _read_date(self, key: TextNode, node: Node) -> DateRecipe:
        if not isinstance(node, MapNode):
            return DateRecipe(self._read_recipe(key, node))
        names = {name.text for name, _ in node.pairs}
        if names & _MADE_OF:
            return DateRecipe(self._read_recipe(key, node))
        if "year" in names:
            return DateRecipe(self._read_units(key, node))
        values: dict[str, Any] = {}
        for name, value in self._list_pairs(node, _DATE_KEYS, f"`{key.text}`"):
            match name.text:
                case "begin" | "end":
                    is_map = isinstance(value, MapNode)
                    read = self._read_units if is_map else self._read_recipe
                    values[name.text] = read(name, value)
                case "words":
                    values[name.text] = self._read_words(name, value, LEVELS)
                case "epoch":
                    values[name.text] = self.read_word(name, value, EPOCHS)
                case _:
                    values[name.text] = self._read_column(name, value)
        if "begin" not in values:
            self._tell(node, f"`{key.text}` has no `begin`", "add `begin: COLUMN`")
            return DateRecipe(Recipe())
        return DateRecipe(**values)

    def _read_units(self, key: TextNode, node: Node) -> Recipe | Units:
        names = (
            {name.text for name, _ in node.pairs} if isinstance(node, MapNode) else {}
        )
        if "year" not in names:
            return self._read_recipe(key, node)
        pairs = self._list_pairs(node, Units._fields, f"`{key.text}`")
        return Units(**{name.text: self._read_column(name, one) for name, one in pairs})

    def _read_records(self, key: TextNode, node: Node) -> tuple[AnyRecipe, ...]:
        items = node.items if isinstance(node, ListNode) else [node]
        found: list[AnyRecipe] = []
        for item in items:
            names = (
                {name.text for name, _ in item.pairs}
                if isinstance(item, MapNode)
                else set()
            )
            if not names or names & _MADE_OF:
                found.append(self._read_recipe(key, item))
                continue
            pairs = self._list_pairs(item, RECORD_KEYS, "a citation")
            parts = {name.text: self._read_value(name, one) for name, one in pairs}
            found.append(RecordRecipe(FrozenDict(parts)))
        return tuple(found)


_TOP: Mapping[str, tuple[str, Callable[[_MapReader, TextNode, Node], Any]]] = {
    "source": ("source", _MapReader.read_text),
    "key": ("key", _MapReader.read_columns),
    "known-by": ("by_id", _MapReader.read_known_by),
    "columns": ("signature", _MapReader.read_texts),
    "names": ("names", _MapReader.read_texts),
    "missing": ("missing", _MapReader.read_set),
    "dates": ("order", _MapReader.read_order),
    "cells": ("inert", _MapReader.read_cells),
    "at": ("at", _MapReader.read_text),
    "title": ("title", _MapReader.read_text),
    "events": ("events", _MapReader.read_events),
    "fields": ("fields", _MapReader.read_fields),
    "rest": ("prefix", _MapReader.read_rest),
    "leave": ("leave", _MapReader.read_texts),
    "without": ("without", _MapReader.read_set),
}
TOP_KEYS = tuple(_TOP)
