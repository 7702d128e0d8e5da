"""What is to be written into a file, read first as a file of its own beside it.

It joins the chronology with what the header of the file says of all its events, so that
it means there what it is to mean in its place; what comes of writing is held to that.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.diagnostics import Severity, SourceFile
from timeline.editing.spans import UnsplicedError
from timeline.editing.trees import read_whole_file
from timeline.model import LIST_MARKS, Chronology
from timeline.reading.documents import Document, open_text
from timeline.reading.nodes import ListNode, MapNode, Node, TextNode
from timeline.reading.parts import DocumentPart
from timeline.yamltext import Prose, Tree

_OF_ALL = ("year", "defaults")
_SAYS = re.compile("year|default", re.IGNORECASE)


def name_aside(name: str) -> str:
    """Return the name of the file beside one."""
    return f"{name} (new events)"


def write_aside(
    file: SourceFile,
    documents: Sequence[Document],
    trees: Iterable[Mapping[str, Tree]],
    header: Mapping[str, Any],
    *,
    at: str,
) -> str:
    """Return events as a file of their own beside one with some documents, as JSON.

    `header` is what stands at its top besides what holds for all events of the file.
    """
    root: dict[str, Any] = dict(_read_header(file, documents, at))
    root |= {name: make_plain(own) for name, own in header.items() if own}
    events = [make_plain(tree) for tree in trees]
    if at in ("", "."):
        root["events"] = events
        return json.dumps(events if at and len(root) == 1 else root)
    inner: Any = events
    first, *below = at.split(".")
    for name in reversed(below):
        inner = {name: inner}
    root[first] = inner
    return json.dumps(root)


def refuse_errors(meant: Chronology, aside: str) -> None:
    """Raise UnsplicedError where what is meant is wrong by itself."""
    for one in meant.diagnostics:
        is_wrong = one.severity is Severity.ERROR or one.code == "id-duplicate"
        if one.where.file == aside and is_wrong:
            raise UnsplicedError(f"{one.message}: {one.hint}".rstrip(": "))


def has_no_more_wrong(
    meant: Chronology, aside: str, name: str, after: Chronology
) -> bool:
    """Tell whether nothing is wrong that is not so in what is meant as well.

    What is wrong with the file beside another counts as of that.
    """
    known: Counter[tuple[str, str]] = Counter()
    for one in meant.diagnostics:
        where = one.where.file
        known[name if where == aside else where, one.code] += 1
    found = Counter((one.where.file, one.code) for one in after.diagnostics)
    return not found - known


def make_plain(tree: Any) -> Any:
    """Return a tree as plain values."""
    if isinstance(tree, Prose):
        return tree.text
    if isinstance(tree, Mapping):
        return {key: make_plain(value) for key, value in tree.items()}
    if isinstance(tree, str):
        return tree
    return [make_plain(item) for item in tree]


def make_empty(key: str) -> Tree:
    """Return what says that a key holds nothing, whatever the defaults of its file."""
    return [] if key in LIST_MARKS else ""


def read_parts(
    file: SourceFile, documents: Iterable[Document], at: str
) -> list[DocumentPart]:
    """Return the documents of a file with what stands at the top of each."""
    source = open_text(file, lambda _: None)
    if source is None:
        return []
    documents = list(documents)
    alone = len(documents) == 1
    parts = [DocumentPart(source, one, at=at, alone=alone) for one in documents]
    for part in parts:
        part.read_header()
    return parts


def find_defaults(file: SourceFile, *, at: str = "") -> frozenset[str]:
    """Return the keys that the top of a file gives to events without them.

    Raises UnsplicedError for a file that has several tops.
    """
    header = _read_header(file, read_whole_file(file), at)
    return frozenset(header.get("defaults", ()))


def _read_header(
    file: SourceFile, documents: Sequence[Document], at: str
) -> dict[str, Any]:
    """Return what the top of a file says of all its events.

    Raises UnsplicedError where it has several tops that do.
    """
    # Most have none of it, and a file may be many documents.
    if _SAYS.search(file.text) is None:
        return {}
    said = [
        {name: part.header[name] for name in _OF_ALL if part.header.get(name)}
        for part in read_parts(file, documents, at)
    ]
    if not any(said):
        return {}
    if len(said) > 1:
        raise UnsplicedError(
            "the file holds several documents, each with a top of its own: "
            "put the new events into a file beside it"
        )
    found: dict[str, Any] = {}
    for name, value in said[0].items():
        if name == "year":
            found[name] = f"{value:04d}"
        else:
            found[name] = {key.text: _plain_node(node) for key, node in value}
    return found


def _plain_node(node: Node) -> Any:
    if isinstance(node, TextNode):
        return node.text
    if isinstance(node, ListNode):
        return [_plain_node(item) for item in node.items]
    if isinstance(node, MapNode):
        return {key.text: _plain_node(value) for key, value in node.pairs}
    raise UnsplicedError("what stands under `defaults` is not well-formed")
