"""What stands in a document, with where each part of it begins and ends.

Reading keeps where a value begins and how long it is on its line, which is enough to
point at it. Who writes into a file has to know the extent of everything: this is the
one tree that does, of YAML (libyaml's events) and of JSON, as deep as it goes.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import yaml

from timeline.diagnostics import SourceFile
from timeline.editing.spans import UnsplicedError
from timeline.reading.documents import Document, open_text, read_documents
from timeline.reading.entries import split_entries
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.schema import Lookup
from timeline.yamltext import Tree

BROKEN = "broken"
"""The kind of an item that is not well-formed."""
MALFORMED = "the file is not well-formed: mend that first"
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEPTH_LIMIT = 50
# Of a text that is JSON and known to be well-formed.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+', re.DOTALL)


class TreeNode:
    """A part of a document; `start` and `end` (not included) count code points.

    A list or mapping in block style ends where the last part of it does, and a block
    scalar behind the empty lines that follow it.
    """

    __slots__ = (
        "anchor",
        "end",
        "in_brackets",
        "items",
        "kind",
        "start",
        "style",
        "text",
    )

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        style: str = "",
        text: str = "",
        items: "list[TreeNode] | None" = None,
    ) -> None:
        self.kind = kind
        """`text`, `list`, `map` or `alias`; `BROKEN` for what cannot be read."""
        self.start = start
        self.end = end
        self.style = style
        """Of a text its quotes, or `|` or `>`."""
        self.text = text
        """Of an alias its name."""
        self.items: list[TreeNode] = items if items is not None else []
        """Of a mapping: key, value, key, value."""
        self.in_brackets = False
        """It is a list in brackets or a mapping in braces."""
        self.anchor = ""

    @property
    def is_list(self) -> bool:
        """Tell whether it is a list."""
        return self.kind == "list"

    @property
    def is_map(self) -> bool:
        """Tell whether it is a mapping."""
        return self.kind == "map"

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands here: no text, or YAML's `~` or `null`."""
        return self.kind == "text" and not self.style and self.text in _NOTHING

    @property
    def pairs(self) -> "list[tuple[TreeNode, TreeNode]]":
        """Return the keys of a mapping with their values."""
        return list(zip(self.items[::2], self.items[1::2], strict=True))

    @property
    def values(self) -> "list[TreeNode]":
        """Return the items of a list, or the values of a mapping."""
        return self.items[1::2] if self.kind == "map" else self.items


_NOTHING = ("", "~", "null", "Null", "NULL")


def read_whole_file(file: SourceFile) -> list[Document]:
    """Return the documents of a file that can be written into.

    Raises UnsplicedError where it is not UTF-8, or a merge is left to be settled.
    """
    try:
        file.data.decode()
    except UnicodeDecodeError:
        raise UnsplicedError("the file is not UTF-8: save it as that first") from None
    source = open_text(file, lambda _: None)
    if source is None:
        raise UnsplicedError("the file is not UTF-8: save it as that first")
    if source.conflicts:
        raise UnsplicedError("a merge is left to be settled in it: do that first")
    return read_documents(source, lambda _: None)


# What is written into a file step by step is read once.
@lru_cache(maxsize=2)
def read_tree(
    text: str, document: Document, *, in_pieces: bool = False
) -> TreeNode | None:
    """Return the root of a document of a text; None where it holds nothing.

    With `in_pieces` some of its events need not be well-formed.
    Raises UnsplicedError where it is not well-formed, is several documents, or is
    nested too deep.
    """
    if document.root is not None:
        return _read_json(text, document.start, document.end)
    try:
        roots = _read_roots(text, document.start, document.end)
    except yaml.YAMLError:
        if in_pieces:
            return _read_pieces(text, document)
        raise UnsplicedError(MALFORMED) from None
    if len(roots) > 1:
        raise UnsplicedError("the file holds several documents")
    root = roots[0] if roots else None
    return None if root is None or (root.is_empty and root.start == root.end) else root


def _read_roots(text: str, start: int, end: int) -> list[TreeNode]:
    """Return the root of each document in a stretch. Raises yaml.YAMLError."""
    get = _Loader(text[start:end]).get_event
    roots = []
    while not isinstance(event := get(), yaml.StreamEndEvent):
        if isinstance(event, yaml.DocumentStartEvent):
            roots.append(_compose(get, get(), start, 0))
    return roots


def _read_pieces(text: str, document: Document) -> TreeNode:
    """Return the root of a document, of whose events some are not well-formed.

    Raises UnsplicedError where it is something else that is not.
    """
    entries = split_entries(text, document.start, document.end)
    if entries is None:
        raise UnsplicedError(MALFORMED)
    items = [_read_item(text, *stretch) for stretch in entries.events]
    found = TreeNode("list", items[0].start, items[-1].end, items=items)
    first = entries.events[0].start
    found.start = text.index("-", first)
    if entries.events_key is None:
        return found
    key = TreeNode("text", *entries.events_key, text="events")
    pairs = [(key, found)]
    for start, end in entries.header:
        try:
            (root,) = _read_roots(text, start, end)
        except (yaml.YAMLError, ValueError):
            raise UnsplicedError(MALFORMED) from None
        pairs += root.pairs if root.is_map else ()
    pairs.sort(key=lambda pair: pair[0].start)
    parts = [one for pair in pairs for one in pair]
    return TreeNode("map", parts[0].start, parts[-1].end, items=parts)


def _read_item(text: str, start: int, end: int) -> TreeNode:
    """Return the one item of a stretch; a node of no kind where it is not one."""
    try:
        (root,) = _read_roots(text, start, end)
        (item,) = root.values
    except (yaml.YAMLError, ValueError):
        return TreeNode(BROKEN, start, end)
    return item if root.is_list else TreeNode(BROKEN, start, end)


def _compose(get: Callable[[], Any], event: Any, offset: int, depth: int) -> TreeNode:
    cls = event.__class__
    start = event.start_mark.index + offset
    end = event.end_mark.index + offset
    if cls is yaml.ScalarEvent:
        node = TreeNode("text", start, end, event.style or "", event.value)
    elif cls is yaml.AliasEvent:
        return TreeNode("alias", start, end, "", event.anchor)
    else:
        if depth > _DEPTH_LIMIT:
            raise UnsplicedError("it is nested too deep")
        is_list = cls is yaml.SequenceStartEvent
        ends = yaml.SequenceEndEvent if is_list else yaml.MappingEndEvent
        items = []
        while (following := get()).__class__ is not ends:
            items.append(_compose(get, following, offset, depth + 1))
        in_brackets = bool(event.flow_style)
        if in_brackets:
            end = _end_of(following) + offset
        elif items:
            end = items[-1].end
        node = TreeNode("list" if is_list else "map", start, end, items=items)
        node.in_brackets = in_brackets
    if event.anchor is not None:
        node.anchor = event.anchor
    return node


def _end_of(event: Any) -> int:
    end: int = event.end_mark.index
    return end


def _read_json(text: str, start: int, end: int) -> TreeNode | None:
    tokens = _TOKEN.finditer(text, start, end)
    first = next(tokens, None)
    return None if first is None else _compose_json(first, tokens, 0)


def _compose_json(
    token: "re.Match[str]", tokens: "Iterator[re.Match[str]]", depth: int
) -> TreeNode:
    typed = token[0]
    if typed not in ("[", "{"):
        is_text = typed.startswith('"')
        value = _read_string(typed) if is_text else typed
        return TreeNode(
            "text", token.start(), token.end(), '"' if is_text else "", value
        )
    if depth > _DEPTH_LIMIT:
        raise UnsplicedError("it is nested too deep")
    items = []
    while (following := next(tokens))[0] not in ("]", "}"):
        if following[0] not in (",", ":"):
            items.append(_compose_json(following, tokens, depth + 1))
    node = TreeNode(
        "list" if typed == "[" else "map", token.start(), following.end(), items=items
    )
    node.in_brackets = True
    return node


def _read_string(typed: str) -> str:
    if "\\" not in typed:
        return typed[1:-1]
    value: str = json.loads(typed, strict=False)
    return value


def find_name(keys: Lookup, key: TreeNode, value: TreeNode) -> str:
    """Return the name of the key that one typed otherwise means; its own for others."""
    node: Node = TextNode(value.text, 0, not value.style)
    if value.is_list:
        node = ListNode([], 0)
    elif value.is_map:
        node = MapNode([], 0)
    found = keys.find(key.text, node)
    return found[1].name if found else key.text


def make_tree(node: TreeNode) -> Tree:
    """Return what a node holds. Raises UnsplicedError for an alias."""
    if node.kind == "text":
        return "" if node.is_empty else node.text
    if node.kind == "alias":
        raise UnsplicedError("an alias stands there")
    if node.kind == "list":
        return [make_tree(item) for item in node.items]
    return {key.text: make_tree(value) for key, value in node.pairs}
