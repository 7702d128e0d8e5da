"""What events are put into: a list of events in a file, or a mapping of ids to them.

A host says where its items are, and puts new ones behind one of them, or before the
first, in the style of those next to the place. There is one for each form of writing:
`blocks`, `flows` and `streams`; `openings` makes a list where there is none.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from timeline.diagnostics import SourceFile
from timeline.editing.brackets import Brackets
from timeline.editing.columns import Lines
from timeline.editing.spans import Splice, UnsplicedError
from timeline.editing.styles import (
    Traits,
    learn_brackets,
    list_traits,
    make_style,
)
from timeline.editing.trees import TreeNode
from timeline.yamltext import Style, Tree

JSON_LINES = (".jsonl", ".ndjson")
"""What the names of files end in that hold a document a line."""


def is_empty_json(file: SourceFile) -> bool:
    """Tell whether a file holds nothing yet, and is to hold JSON by its name."""
    name = file.name.lower()
    return not file.text.strip() and name.endswith((".json", *JSON_LINES))


class Entry(NamedTuple):
    """An event, or an entry of a registry, to be put in."""

    number: int
    """Its place among all that are."""
    tree: Tree
    id: str
    """What it goes by, where events stand under their ids."""

    @property
    def pairs(self) -> Mapping[str, Tree]:
        """Return its keys and values."""
        return self.tree if isinstance(self.tree, Mapping) else {}

    @property
    def under_id(self) -> "Entry":
        """Return it as it stands under its id."""
        if not isinstance(self.tree, Mapping):
            return self
        rest = {key: value for key, value in self.tree.items() if key != "id"}
        return self._replace(tree=rest)


class Piece(NamedTuple):
    """A splice, and the events that begin in its text."""

    splice: Splice
    begins: tuple[tuple[int, int], ...] = ()
    """The number of each and its place in the text."""


class Host(Protocol):
    """What events are put into."""

    @property
    def items(self) -> Sequence[TreeNode]:
        """Return what stands in it, in order."""

    def insert(self, index: int, entries: Sequence[Entry]) -> list[Piece]:
        """Return what puts entries behind the item of an index; -1 is before all.

        Raises UnsplicedError where that cannot be done safely.
        """


class Chunk:
    """Text that is put together, with the places at which events begin in it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.begins: list[tuple[int, int]] = []

    def add(self, text: str) -> None:
        """Add text."""
        self._parts.append(text)
        self._length += len(text)

    def begin(self, entry: Entry, within: int = 0) -> None:
        """Note that an event begins here, or so many characters behind."""
        self.begins.append((entry.number, self._length + within))

    @property
    def text(self) -> str:
        """Return what was put together."""
        return "".join(self._parts)

    def put(self, at: int, end: int | None = None) -> Piece:
        """Return it as put into a place, or in the place of a stretch."""
        end = at if end is None else end
        return Piece(Splice(at, end, self.text), tuple(self.begins))


class Neighbours:
    """The items of a host, and how those around a place are written."""

    def __init__(
        self, lines: Lines, items: Sequence[TreeNode], *, is_json: bool
    ) -> None:
        self._lines = lines
        self._items = items
        self._is_json = is_json
        self._traits: dict[int, Traits] = {}

    def around(self, index: int) -> list[int]:
        """Return the items around a place that are mappings, the nearest first."""
        near = (index, index + 1, index - 1, index + 2)
        return [
            one
            for one in near
            if 0 <= one < len(self._items) and self._items[one].is_map
        ]

    def find_model(self, index: int) -> TreeNode | None:
        """Return the item next to a place that is written as new ones are to be."""
        around = [self._items[one] for one in self.around(index)]
        return next((one for one in around if one.items), None)

    def make_style(self, index: int) -> Style:
        """Return the style of those around a place."""
        if self._is_json:
            # All of it stands in the same quotes.
            return Style()
        traits = []
        for one in self.around(index):
            if one not in self._traits:
                self._traits[one] = list_traits(self._lines, self._items[one])
            traits.append(self._traits[one])
        return make_style(traits)

    def learn_brackets(self, index: int) -> Brackets:
        """Return how those around a place stand in braces."""
        return learn_brackets(
            self._lines,
            self.find_model(index),
            self.make_style(index),
            is_json=self._is_json,
        )


def refuse_place() -> UnsplicedError:
    """Return the error for a place at which nothing can be put in."""
    return UnsplicedError(
        "something else stands on the line it would go below: "
        "give that a line of its own"
    )
