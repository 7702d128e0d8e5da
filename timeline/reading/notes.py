"""Where the notes of a file stand, whose words are for its authors alone.

A diagnostic may quote what stands at its place. Reports that leave the machine they
are made on (annotations, logs, artifacts) must not quote a `note`: they ask here.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import yaml
from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from timeline.diagnostics import FIELD_MAX, Location, SourceFile
from timeline.model import NOTE
from timeline.reading.unreadable import replace_unreadable

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

    What stands after a syntax error is nobody's: all of it counts as one.
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
        if where.column == FIELD_MAX:
            return bool(self._stretches)
        place = where.line, where.column
        index = bisect_right(self._stretches, place, key=lambda one: one.begin) - 1
        return index >= 0 and place < self._stretches[index].end


def _find_all(file: SourceFile) -> list[_Stretch]:
    # A key may be escaped, as in "n\\x6fte".
    if NOTE.encode() not in file.data and b"\\" not in file.data:
        return []
    found: list[_Stretch] = []
    try:
        found.extend(_find(file.data))
    except yaml.reader.ReaderError:
        mended = replace_unreadable(file, lambda _: None)
        if mended is not None:
            return _find_all(mended)
        found.append(_Stretch(found[-1].end if found else (1, 1), _end_of(file.data)))
    return [_with_comment(stretch, file) for stretch in found]


def _end_of(data: bytes) -> _Place:
    """Return a place behind all lines."""
    return data.count(b"\n") + data.count(b"\r") + 2, 1


def _with_comment(stretch: _Stretch, file: SourceFile) -> _Stretch:
    """Return a stretch with the comment behind it, which ` #` may have cut off."""
    line, column = stretch.end
    rest = file.lines[line - 1][column - 1 :] if line <= len(file.lines) else ""
    if rest.lstrip().startswith("#"):
        return stretch._replace(end=(line + 1, 1))
    return stretch


def _find(data: bytes) -> Iterator[_Stretch]:
    loader = _Loader(data)
    frames = [_Frame((1, 1), is_mapping=False)]
    # A key may be an alias.
    anchors: dict[str, str] = {}
    end = (1, 1)
    try:
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
    except yaml.MarkedYAMLError:
        yield _Stretch(_find_open_note(frames) or end, _end_of(data))


def _find_open_note(frames: list[_Frame]) -> _Place | None:
    """Return where the list or mapping begins that is the value of a note so far."""
    for outer, inner in pairwise(frames):
        if outer.is_mapping and not outer.at_key and outer.key == NOTE:
            return inner.begin
    return None


def _place(mark: Any) -> _Place:
    return mark.line + 1, mark.column + 1
