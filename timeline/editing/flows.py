"""Events put into brackets and braces: YAML in flow style, and JSON."""

import re
from collections.abc import Sequence

from timeline.editing.brackets import Brackets, write_brackets, write_key
from timeline.editing.columns import Lines
from timeline.editing.hosts import Chunk, Entry, Neighbours, Piece
from timeline.editing.spans import Splice, UnsplicedError
from timeline.editing.styles import learn_brackets
from timeline.editing.trees import TreeNode
from timeline.patterns import match_some
from timeline.yamltext import Style

_IDLE = re.compile(
    "(?:[ \t\n\r\x85\u2028\u2029]"
    "|(?<=[ \t\n\r\x85\u2028\u2029])#[^\n\r\x85\u2028\u2029]*)*"
)
_GAP = re.compile(r",[ \t]*")


class FlowHost:
    """A list in brackets, or a mapping of ids in braces."""

    def __init__(
        self, lines: Lines, node: TreeNode, root: TreeNode, *, is_json: bool
    ) -> None:
        """`root` is that of its document."""
        self.items: Sequence[TreeNode] = node.values
        self._lines = lines
        self._node = node
        self._root = root
        self._keys = node.items[::2] if node.is_map else None
        self._heads = self._keys or self.items
        self._is_json = is_json
        self._neighbours = Neighbours(lines, self.items, is_json=is_json)

    def insert(self, index: int, entries: Sequence[Entry]) -> list[Piece]:
        """Return what puts entries behind an item."""
        if not self.items:
            return self._fill(entries)
        lines, form = self._lines, self._neighbours.learn_brackets(index)
        has_lines, pad = self._find_lines(max(index, 0))
        apart = f"{lines.newline}{pad}" if has_lines else self._find_gap(index)
        if index >= 0:
            end = self.items[index].end
            comma = match_some(_IDLE, lines.text, end).end()
            if not lines.text.startswith(",", comma):
                return self._insert_last(end, entries, form, pad, apart)
            behind = lines.end_behind(comma + 1)
            is_last = index + 1 == len(self.items)
            if is_last or (has_lines and behind is not None):
                # Behind a comment on the line of the comma as well.
                at = comma + 1
                if has_lines and behind is not None:
                    at = self._before_break(behind)
                chunk = Chunk()
                for entry in entries:
                    chunk.add(apart)
                    self._write(chunk, entry, form, pad)
                    chunk.add(",")
                return [chunk.put(at)]
        chunk = Chunk()
        for entry in entries:
            self._write(chunk, entry, form, pad)
            chunk.add(f",{apart}")
        return [chunk.put(self._heads[index + 1].start)]

    def _insert_last(
        self, end: int, entries: Sequence[Entry], form: Brackets, pad: str, apart: str
    ) -> list[Piece]:
        """Return what puts entries behind the last item, which no comma follows."""
        lines = self._lines
        behind = lines.end_behind(end)
        pieces = []
        at = end
        if behind is not None and lines.text[end:behind].strip():
            # A comment, which a comma cannot stand behind.
            pieces.append(Piece(Splice(end, end, ",")))
            at = self._before_break(behind)
            if not lines.is_first(self._heads[-1].start):
                pad = self._indent_within()
            apart = f"{lines.newline}{pad}"
        chunk = Chunk()
        for number, entry in enumerate(entries):
            chunk.add(apart if pieces and not number else f",{apart}")
            self._write(chunk, entry, form, pad)
        return [*pieces, chunk.put(at)]

    def _indent_within(self) -> str:
        """Return an indent for a new line within the brackets.

        It is right of the key above: YAML (1.2, 6.3) asks for that, even if
        not all readers do.
        """
        lines, node = self._lines, self._node
        above = lines.indent_of(node.start)
        closing = lines.indent_of(node.end - 1)
        is_alone = lines.is_first(node.end - 1)
        return closing if is_alone and len(closing) > len(above) else f"{above}  "

    def _before_break(self, at: int) -> int:
        while at and self._lines.text[at - 1] in "\r\n":
            at -= 1
        return at

    def _find_lines(self, index: int) -> tuple[bool, str]:
        """Tell whether items begin on lines of their own, and the indent of those."""
        lines, head = self._lines, self._heads[index]
        if lines.is_first(head.start):
            return True, lines.indent_of(head.start)
        return False, lines.indent_of(self.items[index].end - 1)

    def _find_gap(self, index: int) -> str:
        """Return what stands behind the comma between two items on one line."""
        for one in (max(index, 0), index - 1):
            if one >= 0 and one + 1 < len(self.items):
                typed = self._lines.text[
                    self.items[one].end : self._heads[one + 1].start
                ]
                if _GAP.fullmatch(typed):
                    return typed[1:] if self._is_json else " "
        form = self._neighbours.learn_brackets(index)
        return form.comma[1:]

    def _write(self, chunk: Chunk, entry: Entry, form: Brackets, pad: str) -> None:
        if self._keys is not None:
            chunk.add(write_key(entry.id, form))
            entry = entry.under_id
        chunk.begin(entry)
        chunk.add(write_brackets(entry.tree, form, pad=pad))

    def _fill(self, entries: Sequence[Entry]) -> list[Piece]:
        """Return what puts entries where nothing is."""
        lines, node = self._lines, self._node
        if lines.text[node.start + 1 : node.end - 1].strip():
            raise UnsplicedError(
                "a comment stands in the empty list: put it above that"
            )
        form = learn_root(lines, self._root, is_json=self._is_json)
        pad = lines.indent_of(node.start)
        inner = pad + form.unit
        chunk = Chunk()
        for number, entry in enumerate(entries):
            if number:
                chunk.add("," if form.unit else form.comma)
            if form.unit:
                chunk.add(f"{lines.newline}{inner}")
            self._write(chunk, entry, form, inner)
        if form.unit:
            chunk.add(f"{lines.newline}{pad}")
        return [chunk.put(node.start + 1, node.end - 1)]


def learn_root(lines: Lines, root: TreeNode, *, is_json: bool) -> Brackets:
    """Return how what has no neighbours is written, by what its document is like."""
    model = root if root.is_map else None
    return learn_brackets(lines, model, Style(), is_json=is_json)
