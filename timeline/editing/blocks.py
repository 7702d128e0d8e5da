"""Events put among lines: into a list with dashes, or a mapping of ids, a line each.

An event ends at its last value, not where the next begins: what stands between, such
as a comment above the next, stays with the next. Comments that are indented further
than the dash, directly below an event, are its own.
"""

import re
from collections.abc import Iterator, Sequence

from timeline.editing.brackets import write_brackets
from timeline.editing.columns import Lines
from timeline.editing.hosts import Chunk, Entry, Neighbours, Piece, refuse_place
from timeline.editing.spans import UnsplicedError
from timeline.editing.trees import BROKEN, TreeNode
from timeline.patterns import match_some
from timeline.yamltext import format_pairs, quote_scalar

_BEFORE = re.compile(r"(?:[&!]\S*\s+|#[^\n\r]*\s+)*")
_KEEPS = re.compile(r"[|>][0-9]*\+")


class BlockHost:
    """A list or mapping whose items have lines of their own."""

    def __init__(self, lines: Lines, node: TreeNode, *, start: int = 0) -> None:
        """`start` is where its document begins."""
        self.items: Sequence[TreeNode] = node.values
        self._lines = lines
        self._keys = node.items[::2] if node.is_map else None
        self._start = start
        first = self._keys[0].start if self._keys else node.start
        if self._keys is None:
            # An anchor stands on the line of the key above.
            first = match_some(_BEFORE, lines.text, first).end()
        self._column = lines.column(first)
        if not lines.is_first(first) or "\t" in lines.indent_of(first):
            raise UnsplicedError("something stands before the list on its line")
        if self._keys is None and not lines.text.startswith("-", first):
            raise UnsplicedError("something stands before the list")
        self._first = first
        self._neighbours = Neighbours(lines, self.items, is_json=False)
        self._ends: dict[int, tuple[int, bool]] = {}

    def insert(self, index: int, entries: Sequence[Entry]) -> list[Piece]:
        """Return what puts entries behind an item."""
        lines = self._lines
        chunk = Chunk()
        blanks = lines.newline * self._count_blanks(index)
        if index < 0:
            at = self._find_top()
            for entry in entries:
                self._write(chunk, index, entry)
                chunk.add(lines.newline + blanks)
            return [chunk.put(at)]
        at, keeps = self._find_end(index)
        is_open = not lines.is_ended(at)
        is_apart = keeps and index + 1 < len(self.items)
        for number, entry in enumerate(entries):
            # Empty lines would be part of a text that keeps those at its end.
            lead = "" if keeps and not number else blanks
            chunk.add((lines.newline if is_open else "") + lead)
            self._write(chunk, index, entry)
            if not is_open:
                chunk.add(lines.newline)
        if is_apart:
            chunk.add(blanks)
        return [chunk.put(at)]

    def _write(self, chunk: Chunk, index: int, entry: Entry) -> None:
        lines = self._lines
        model = self._neighbours.find_model(index)
        head = " " * self._column
        head += "-" if self._keys is None else f"{quote_scalar(entry.id)}:"
        entry = entry if self._keys is None else entry.under_id
        if model is not None and model.in_brackets:
            form = self._neighbours.learn_brackets(index)._replace(unit="")
            chunk.add(f"{head} ")
            chunk.begin(entry)
            chunk.add(write_brackets(entry.tree, form))
            return
        column, has_line = self._find_keys(model)
        style = self._neighbours.make_style(index)
        body = lines.newline.join(format_pairs(entry.pairs, indent=column, style=style))
        if has_line:
            chunk.add(f"{head}{lines.newline}")
            chunk.begin(entry, column)
            chunk.add(body)
        else:
            chunk.add(head.ljust(column))
            chunk.begin(entry)
            chunk.add(body[column:])

    def _find_keys(self, model: TreeNode | None) -> tuple[int, bool]:
        """Return the column of keys, and whether they begin on a line of their own."""
        if model is None:
            return self._column + 2, self._keys is not None
        first = model.items[0].start
        column = self._lines.column(first)
        has_line = self._keys is not None or self._lines.is_first(first)
        if column <= self._column:
            raise UnsplicedError("the keys of the event before it cannot be lined up")
        return column, has_line

    def _count_blanks(self, index: int) -> int:
        """Return how many empty lines stand between the events around a place."""
        for one in (max(index, 0), index - 1, index + 1, index - 2):
            is_between = one >= 0 and one + 1 < len(self.items)
            if is_between and self.items[one].kind != BROKEN:
                return self._count_between(one)
        model = self._neighbours.find_model(index)
        # As timeline writes events, where only one is there.
        return 0 if model is not None and model.in_brackets else 1

    def _count_between(self, index: int) -> int:
        at, keeps = self._find_end(index)
        stop = self._lines.start_of(self.items[index + 1].start)
        if keeps:
            return int(self._lines.is_blank(self._lines.start_of(at - 1)))
        count = 0
        while at < stop:
            if self._lines.is_blank(at):
                count += 1
            elif count:
                break
            at = self._lines.end_of(at)
        return count

    def _find_top(self) -> int:
        """Return where what is put before the first item goes.

        Comments directly above that are its own, but for those that begin the file.
        """
        line = self._lines.start_of(self._first)
        top = self._lines.pass_comments_up(line, self._start)
        return line if top <= self._start else top

    def _find_end(self, index: int) -> tuple[int, bool]:
        """Return where an item ends, as `find_end` does."""
        if index not in self._ends:
            self._ends[index] = find_end(self._lines, self.items[index], self._column)
        return self._ends[index]


def find_end(lines: Lines, node: TreeNode, column: int) -> tuple[int, bool]:
    """Return where what stands in block style right of a column ends, past its line.

    And whether it ends in a text that keeps the empty lines behind it. Raises
    UnsplicedError where something else follows it on its line.
    """
    if node.kind == BROKEN:
        raise UnsplicedError("what it would stand behind is not well-formed: mend that")
    last = _find_last(node)
    text = lines.text
    if last.style in ("|", ">") and not node.in_brackets:
        at = last.end
        if _KEEPS.match(text, _find_head(text, last)):
            return at, True
        while at > last.start and lines.is_ended(at):
            above = lines.start_of(at - 1)
            line = text[above:at].rstrip("\r\n")
            if above <= last.start or line.strip(" ") or len(line) > column + 1:
                break
            at = above
    else:
        behind = lines.end_behind(last.end)
        if behind is None:
            raise refuse_place()
        at = behind
    for comment in _list_comments(lines, at):
        if lines.column(comment + len(lines.indent_of(comment))) <= column:
            break
        at = lines.end_of(comment)
    return at, False


def _find_head(text: str, block: TreeNode) -> int:
    """Return where the head of a block scalar stands, behind an anchor or a tag."""
    at = block.start
    while text[at] not in "|>":
        following = re.compile(r"\S+\s+").match(text, at)
        if following is None:
            return at
        at = following.end()
    return at


def _find_last(node: TreeNode) -> TreeNode:
    while node.items and not node.in_brackets:
        node = node.items[-1]
    return node


def _list_comments(lines: Lines, at: int) -> Iterator[int]:
    """Yield the lines of comments that follow directly, by where they begin."""
    while at < len(lines.text) and lines.is_ended(at) and lines.is_comment(at):
        yield at
        at = lines.end_of(at)
