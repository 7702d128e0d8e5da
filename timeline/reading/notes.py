"""Where the notes of a file stand, whose words are for its authors alone.

A diagnostic may quote what stands at its place. Reports that leave the machine they
are made on (annotations, logs, artifacts) must not quote a `note`: they ask here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from timeline.diagnostics import Location, SourceFile, pack_mark
from timeline.lean import NamedTuple
from timeline.model import NOTE
from timeline.reading.lines import Kind, list_rows
from timeline.reading.unreadable import read_text

# A key, which may be escaped, as in "n\\x6fte".
_NOTE = re.compile(r"""\bnote\b["']?\s*:|"[^"\n]*\\[^"\n]*"\s*:""")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Line and column, from 1.
_Place = tuple[int, int]


class _Stretch(NamedTuple):
    """Where it begins, and the first place after it."""

    begin: _Place
    end: _Place


class _Frame:
    """A list or mapping that is open, and the key whose value is read in it."""

    __slots__ = ("at_key", "begin", "is_mapping", "key")

    def __init__(self, begin: _Place, *, is_mapping: bool) -> None:
        self.begin = begin
        self.is_mapping = is_mapping
        self.at_key = is_mapping
        self.key = ""

    def close_node(self, begin: _Place, end: _Place, text: str) -> Iterator[_Stretch]:
        """Take note that a node in this one has been read."""
        if not self.is_mapping:
            return
        if self.at_key:
            self.key = text
        elif self.key == NOTE:
            yield _Stretch(begin, end)
        self.at_key = not self.at_key


class Notes:
    """The notes of a file: the values of every key `note`, in whatever mapping.

    Of a file that is no YAML, what its lines make of them.
    """

    def __init__(self, file: SourceFile) -> None:
        found = sorted(_find_all(file))
        # One within another adds nothing, and is left out: then they follow each other.
        self._stretches: list[_Stretch] = []
        for stretch in found:
            if not self._stretches or stretch.begin >= self._stretches[-1].end:
                self._stretches.append(stretch)

    def hold(self, where: Location) -> bool:
        """Tell whether a place of the file lies in a note, or may."""
        place = where.line, where.column
        index = bisect_right(self._stretches, place, key=lambda one: one.begin) - 1
        return index >= 0 and place < self._stretches[index].end


def _find_all(file: SourceFile) -> list[_Stretch]:
    # A key may be escaped, as in "n\\x6fte".
    if NOTE.encode() not in file.data and b"\\" not in file.data:
        return []
    text = read_text(file, lambda _: None)
    try:
        found = list(_find(text))
    except yaml.MarkedYAMLError:
        found = list(_find_by_lines(text, file))
    return [_with_comment(stretch, file) for stretch in found]


def _find_by_lines(text: str, file: SourceFile) -> Iterator[_Stretch]:
    """Yield what stands after `note:`, to the end of the lines indented below it."""
    rows = list_rows(text, 0, len(text))
    for k, row in enumerate(rows):
        for match in _NOTE.finditer(text, row.start, row.end):
            column = match.start() - row.start
            after = k + 1
            while after < len(rows) and (
                rows[after].kind is Kind.BLANK or rows[after].indent > row.indent
            ):
                # A sibling of a key that stands behind the dash of an item.
                if rows[after].kind is Kind.KEY and rows[after].indent <= column:
                    break
                after += 1
            begin = file.locate(pack_mark(match.start(), 0))
            yield _Stretch((begin.line, begin.column), (after + 1, 1))


def _with_comment(stretch: _Stretch, file: SourceFile) -> _Stretch:
    """Return a stretch with the comment behind it, which ` #` may have cut off."""
    line, column = stretch.end
    rest = file.lines[line - 1][column - 1 :] if line <= len(file.lines) else ""
    if rest.lstrip().startswith("#"):
        return stretch._replace(end=(line + 1, 1))
    return stretch


def _find(text: str) -> Iterator[_Stretch]:
    """Yield the notes of a text. Raises yaml.MarkedYAMLError where it is no YAML."""
    loader = _Loader(text)
    frames = [_Frame((1, 1), is_mapping=False)]
    # A key may be an alias.
    anchors: dict[str, str] = {}
    while loader.check_event():
        event = loader.get_event()
        begin, end = _place(event.start_mark), _place(event.end_mark)
        cls = event.__class__
        if cls is MappingStartEvent or cls is SequenceStartEvent:
            frames.append(_Frame(begin, is_mapping=cls is MappingStartEvent))
        elif cls is MappingEndEvent or cls is SequenceEndEvent:
            begin = frames.pop().begin
            yield from frames[-1].close_node(begin, end, "")
        elif cls is ScalarEvent or cls is AliasEvent:
            if cls is AliasEvent:
                text = anchors.get(event.anchor, "")
            else:
                text = event.value
                if event.anchor is not None:
                    anchors[event.anchor] = text
            yield from frames[-1].close_node(begin, end, text)


def _place(mark: Any) -> _Place:
    return mark.line + 1, mark.column + 1
