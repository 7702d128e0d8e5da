"""Events put among documents that are one event each: lines of JSON, or YAML."""

from collections.abc import Sequence

from timeline.editing.blocks import find_end
from timeline.editing.brackets import write_brackets
from timeline.editing.columns import Lines
from timeline.editing.hosts import Chunk, Entry, Neighbours, Piece, refuse_place
from timeline.editing.trees import TreeNode
from timeline.yamltext import format_pairs


class StreamHost:
    """Documents, each of which is an event."""

    def __init__(
        self, lines: Lines, roots: Sequence[TreeNode], *, is_json: bool
    ) -> None:
        self.items = roots
        self._lines = lines
        self._is_json = is_json
        self._neighbours = Neighbours(lines, roots, is_json=is_json)

    def insert(self, index: int, entries: Sequence[Entry]) -> list[Piece]:
        """Return what puts entries behind a document."""
        lines = self._lines
        chunk = Chunk()
        between = "" if self._is_json else f"---{lines.newline}"
        if index < 0:
            at = lines.start_of(self.items[0].start)
            for entry in entries:
                self._write(chunk, index, entry)
                chunk.add(f"{lines.newline}{between}")
            return [chunk.put(at)]
        item = self.items[index]
        if item.in_brackets:
            behind = lines.end_behind(item.end)
            if behind is None:
                raise refuse_place()
            at = behind
        else:
            at, _ = find_end(lines, item, -1)
        is_open = not lines.is_ended(at)
        for entry in entries:
            chunk.add((lines.newline if is_open else "") + between)
            self._write(chunk, index, entry)
            if not is_open:
                chunk.add(lines.newline)
        return [chunk.put(at)]

    def _write(self, chunk: Chunk, index: int, entry: Entry) -> None:
        chunk.begin(entry)
        model = self._neighbours.find_model(index)
        if model is not None and model.in_brackets:
            form = self._neighbours.learn_brackets(index)
            chunk.add(write_brackets(entry.tree, form._replace(unit="")))
            return
        style = self._neighbours.make_style(index)
        chunk.add(self._lines.newline.join(format_pairs(entry.pairs, style=style)))
