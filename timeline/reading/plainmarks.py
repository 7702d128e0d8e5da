"""The places of the values of an event that was read without libyaml.

They are worked out when one is asked for that cannot be told at once, by reading the
entry again, as if it had been read so from the first.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, overload

from timeline.diagnostics import Diagnostic, SourceFile, pack_mark
from timeline.model import Event
from timeline.reading.composing import Composer
from timeline.reading.documents import Pair
from timeline.reading.events import EventReader, Pending
from timeline.reading.nodes import ListNode
from timeline.reading.values import Scope


class PlainSource(NamedTuple):
    """What the places of all events of one document are worked out from."""

    file: SourceFile
    text: str | None
    """As it is read; None where it is that of the file."""
    year: int | None
    column: int
    """Of the keys, from 0."""
    defaults: tuple[Pair, ...]
    """What an event has that does not say otherwise."""


class EntryMarks(Sequence[int]):
    """The marks of an event, worked out when one is asked for that is not known."""

    __slots__ = ("_end", "_id_mark", "_made", "_source", "_start")

    def __init__(
        self, source: PlainSource, start: int, end: int, id_mark: int | None
    ) -> None:
        self._source = source
        self._start = start
        self._end = end
        self._id_mark = id_mark
        """None where an id was typed, and its mark is not known."""
        self._made: Sequence[int] | None = None

    @overload
    def __getitem__(self, index: int) -> int: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...

    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if index == 0:
            return pack_mark(self._start + self._source.column, 1)
        if index == 1 and self._id_mark is not None:
            return self._id_mark
        return self._make()[index]

    def __len__(self) -> int:
        return len(self._make())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as an array has none

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy needs no file to find them in.
        return tuple, (tuple(self),)

    def _make(self) -> Sequence[int]:
        if self._made is None:
            file, text, year, _, defaults = self._source
            text = file.text if text is None else text
            composer = Composer(file, text, forget)
            (root,) = composer.compose(text[self._start : self._end], self._start)
            scope = Scope(file, text, forget, [])
            scope.year = year
            item = root.items[0] if isinstance(root, ListNode) else root
            reader = EventReader(scope, Pending())
            reader.defaults = list(defaults)
            event = reader.read_event(item)
            if not isinstance(event, Event):
                raise TypeError("what made an event once makes none any more")
            self._made = event.marks
        return self._made


def forget(_: Diagnostic) -> None:
    """Take what was reported when the entry was read."""
