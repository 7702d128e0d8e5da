"""Where in a file its events stand, as something that events can be put into."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from timeline.diagnostics import SourceFile
from timeline.editing.blocks import BlockHost
from timeline.editing.columns import Lines
from timeline.editing.flows import FlowHost
from timeline.editing.hosts import JSON_LINES, Host, is_empty_json
from timeline.editing.openings import EmptyJson, Opening
from timeline.editing.spans import UnsplicedError
from timeline.editing.streams import StreamHost
from timeline.editing.trees import BROKEN, TreeNode, read_tree
from timeline.reading.documents import MARKDOWN, Document

_EVENTS = "events"
_ONE = "the file is one event: put the new one into a file of its own beside it"


class Slot(NamedTuple):
    """Where an event stands: in which of the hosts of a file, and as which item."""

    start: int
    host: int
    item: int


class Hosts(NamedTuple):
    """What events of a file can be put into; there is at least one."""

    hosts: tuple[Host, ...]
    slots: tuple[Slot, ...]
    """Of the events that were read, in the order of the file."""


def find_hosts(
    file: SourceFile,
    documents: Sequence[Document],
    starts: frozenset[int],
    *,
    at: str = "",
) -> Hosts:
    """Return what events can be put into, and where those stand that were read.

    `documents` are those of the file, `starts` the offsets at which events begin.
    Raises UnsplicedError where there is
    nothing that could be lengthened.
    """
    if file.name.lower().endswith(MARKDOWN):
        raise UnsplicedError(_ONE)
    lines = Lines(file.text)
    if is_empty_json(file):
        is_lines = file.name.lower().endswith(JSON_LINES)
        return Hosts((EmptyJson(lines, is_lines=is_lines),), ())
    if not documents:
        whole = Document(0, len(file.text))
        return Hosts((Opening(lines, whole, None),), ())
    roots = [(one, read_tree(file.text, one, in_pieces=True)) for one in documents]
    hosts: list[Host] = []
    single: list[TreeNode] = []
    for document, root in roots:
        if root is None:
            continue
        if root.is_map and root.start in starts:
            single.append(root)
            continue
        hosts += [
            _make_host(lines, document, root, node)
            for node in _find_nodes(root, starts)
        ]
    if single:
        if len(documents) == 1 and not file.name.lower().endswith(JSON_LINES):
            raise UnsplicedError(_ONE)
        is_json = documents[0].root is not None
        hosts.append(StreamHost(lines, single, is_json=is_json))
    if not hosts:
        if len(documents) > 1:
            raise UnsplicedError("no document of the file holds events")
        hosts.append(_open(lines, *roots[0], at))
    return Hosts(tuple(hosts), tuple(_list_slots(hosts, starts)))


def _list_slots(hosts: Sequence[Host], starts: frozenset[int]) -> list[Slot]:
    return sorted(
        Slot(start, number, index)
        for number, host in enumerate(hosts)
        for index, item in enumerate(host.items)
        if (start := _find_start(item, starts)) is not None
    )


def _find_start(item: TreeNode, starts: frozenset[int]) -> int | None:
    """Return where the event of an item begins, if one was read of it."""
    if item.kind == BROKEN:
        return next((at for at in range(item.start, item.end) if at in starts), None)
    return item.start if item.start in starts else None


def _find_nodes(root: TreeNode, starts: frozenset[int]) -> Iterator[TreeNode]:
    """Yield the lists and mappings that events stand in."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        values = node.values
        found = [
            value
            for value in values
            if (value.items and value.start in starts) or value.kind == BROKEN
        ]
        if not found:
            waiting += reversed([value for value in values if value.items])
            continue
        if node is root and node.is_map:
            keys = {key.text.lower() for key, value in node.pairs if value is found[0]}
            if keys == {_EVENTS}:
                raise UnsplicedError(
                    "`events` holds one event that is no list: put `- ` before its "
                    "first key, and blanks before the others"
                )
        yield node


def _make_host(
    lines: Lines, document: Document, root: TreeNode, node: TreeNode
) -> Host:
    if node.in_brackets:
        is_json = document.root is not None
        return FlowHost(lines, node, root, is_json=is_json)
    return BlockHost(lines, node, start=document.start)


def _open(lines: Lines, document: Document, root: TreeNode | None, at: str) -> Host:
    """Return what takes the first events of a document."""
    if root is not None:
        node = _follow(root, at) if at else _find_key(root)
        if node is not None and (node.items or (node.in_brackets and _is_flow(root))):
            return _make_host(lines, document, root, node)
        if at:
            raise UnsplicedError(f"there is no list at `{at}` that could be filled in")
    return Opening(lines, document, root)


def _is_flow(root: TreeNode) -> bool:
    return root.in_brackets


def _find_key(root: TreeNode) -> TreeNode | None:
    if root.is_list:
        return root
    by_name: Mapping[str, TreeNode] = {
        key.text.lower(): value for key, value in reversed(root.pairs)
    }
    return by_name.get(_EVENTS)


def _follow(root: TreeNode, at: str) -> TreeNode | None:
    """Return what a path leads to, of whose keys the longest that fits is meant."""
    node, rest = root, "" if at == "." else at
    while rest:
        by_name = {key.text: value for key, value in node.pairs}
        name = max(
            (name for name in by_name if f"{rest}.".startswith(f"{name}.")),
            key=len,
            default=None,
        )
        if name is None or not node.is_map:
            return None
        node, rest = by_name[name], rest[len(name) + 1 :]
    return node
