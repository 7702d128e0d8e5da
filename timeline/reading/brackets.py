"""Lists and mappings in brackets that are not well-formed, object by object.

What is within brackets has no columns to go by. So the objects of the list of events
are cut out, by their lines where each begins one, else by the braces in the line, and
each is read by itself.
"""

import re
from collections.abc import Callable, Iterator

import yaml

from timeline.diagnostics import pack_mark
from timeline.reading.lines import Kind, list_rows
from timeline.reading.nodes import BrokenNode, ListNode, MapNode, Node, TextNode

_LIST_KEY = re.compile(r'"?\bevents\b"?\s*:\s*\[')
_OBJECT = re.compile(r"\{")
_BEFORE_ITEM = re.compile(r"[\[,]\s*\Z")
_LINE_START = re.compile(r"\n[ \t]*\Z")
_LOOK_BACK = 200
"""Characters before a brace that are looked at."""
_BETWEEN = ", \t\r\n\x85\u2028\u2029"
_CLOSERS = 4
"""Brackets at the end of a piece that may close what the piece stands in."""
_JOINED = 40
"""Pieces of a line that are tried as one, since a brace may belong to the item."""

Pairs = list[tuple[TextNode, Node]]
Compose = Callable[[str, int], Node]
"""Reads a piece that stands at an offset. Raises yaml.MarkedYAMLError."""
GiveUp = Callable[[yaml.MarkedYAMLError | None, int], BrokenNode]


class Brackets:
    """Reads what stands in brackets in one text."""

    def __init__(self, text: str, compose: Compose, give_up: GiveUp) -> None:
        self._text = text
        self._compose = compose
        self._give_up = give_up

    def read(self, at: int, end: int) -> Node | None:
        """Return the list that begins at an offset, or the mapping with `events`.

        None where there are no objects to be cut out.
        """
        text = self._text
        if text[at] == "[":
            items = list(self._read_objects(at + 1, end))
            return ListNode(items, pack_mark(at, 1)) if items else None
        found = _LIST_KEY.search(text, at, end)
        if found is None:
            return None
        items = list(self._read_objects(found.end(), end))
        if not items:
            return None
        head = text[at : found.start()].rstrip().removesuffix(",") + "}"
        quotes = 2 * found[0].startswith('"')
        length = len("events") + quotes
        key = TextNode("events", pack_mark(found.start(), length), True)
        events = ListNode(items, pack_mark(found.end() - 1, 1))
        return MapNode([*self._read_head(head, at), (key, events)], pack_mark(at, 1))

    def _read_head(self, head: str, at: int) -> Pairs:
        try:
            node = self._compose(head, at)
        except yaml.MarkedYAMLError as error:
            self._give_up(error, at)
            return []
        return node.pairs if isinstance(node, MapNode) else []

    def _read_objects(self, start: int, end: int) -> Iterator[Node]:
        """Yield the mappings in braces between two offsets, broken ones included."""
        starts, by_line = self._list_starts(start, end)
        index = 0
        while index < len(starts):
            most = 1 if by_line else _JOINED
            stops = starts[index + 1 : index + 1 + most]
            if len(stops) < most:
                stops.append(end)
            node, used = self._read_object(starts[index], stops)
            yield node
            index += used

    def _list_starts(self, start: int, end: int) -> tuple[list[int], bool]:
        """Return where objects may begin, and whether each has a line of its own."""
        text = self._text
        starts, by_line = [], []
        for match in _OBJECT.finditer(text, start, end):
            at = match.start()
            before = text[max(start - 1, at - _LOOK_BACK) : at]
            if _BEFORE_ITEM.search(before):
                starts.append(at)
                if _LINE_START.search(before):
                    by_line.append(len(before) - before.rfind("\n") - 1)
        if not by_line:
            return starts, False
        # The leftmost are the items; what is further right belongs to one of them.
        column = min(by_line)
        rows = list_rows(text, text.find("\n", start) + 1, end)
        return [
            row.body
            for row in rows
            if row.indent == column
            and row.kind is not Kind.BLANK
            and text[row.body] not in "]}"
        ], True

    def _read_object(self, at: int, stops: list[int]) -> tuple[Node, int]:
        """Return what begins at a place, and at which of some stops it ends, from 1."""
        first: yaml.MarkedYAMLError | None = None
        for used, stop in enumerate(stops, start=1):
            # Past its end may stand what closes the list that it is in.
            piece = self._text[at:stop].rstrip(_BETWEEN)
            for _ in range(_CLOSERS):
                try:
                    return self._compose(piece, at), used
                except yaml.MarkedYAMLError as error:
                    first = first or error
                if piece[-1] not in "]}":
                    break
                piece = piece[:-1].rstrip(_BETWEEN)
        return self._give_up(first, at), 1
