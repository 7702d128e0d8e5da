"""Events below each other, each a date and a title, as many as have room.

10 May   Cameron flies to Sochi to restate
         that Assad must go
and 3 more
"""

from collections.abc import Iterable, Iterator, Sequence

from timeline.dates import Fit
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Key, Sizes
from timeline.pictures.measure import break_text, cut_text, measure_text
from timeline.pictures.shapes import Anchor, Face, Ink, Shape, Text
from timeline.pictures.stacks import POSSIBLE
from timeline.query import Match
from timeline.views.details import describe_status

_LINE = 1.32
# Of a line, where its letters stand.
_BASE = 0.95
_LABEL_SHARE = 0.24
_SIGN = "?"


class EventLine(NamedTuple):
    """What stands in a list."""

    label: str
    """The date, as short as what stands around it allows."""
    title: str
    again: bool = False
    """It is listed elsewhere as well."""


def name_event(match: Match, as_of: int | None) -> str:
    """Return a title with what puts it in doubt: `? (cancelled) A summit`.

    In front, where nothing cuts it away.
    """
    status = describe_status(match.event, as_of)
    title = f"({status}) {match.event.title}" if status else match.event.title
    return f"{_SIGN} {title}" if match.fit is Fit.POSSIBLE else title


def list_signs(matches: Iterable[Match], sizes: Sizes) -> tuple[Key, ...]:
    """Return what the sign before titles means, if any of them has it."""
    if all(match.fit is not Fit.POSSIBLE for match in matches):
        return ()
    sign = Text(
        0,
        sizes.foot * 0.35,
        _SIGN,
        sizes.foot,
        face=Face.BOLD,
        anchor=Anchor.MIDDLE,
    )
    return (Key(POSSIBLE, (sign,)),)


class _Entry(NamedTuple):
    """An event as it is written."""

    label: str
    title: tuple[str, ...]
    below: bool
    """The title begins below the date, which has no room before it."""
    again: bool

    @property
    def lines(self) -> int:
        return max(len(self.title), 1) + self.below


class EventLines:
    """Lines of events, laid out for a width."""

    def __init__(
        self,
        lines: Sequence[EventLine],
        width: float,
        size: float,
        *,
        deep: int = 2,
        share: float = _LABEL_SHARE,
    ) -> None:
        """Take the size of the letters, and how many lines a title has at most.

        `share` is what dates take of the width; longer ones stand above their titles.
        """
        self._lines = lines
        self._width, self._size = width, size
        wide = [measure_text(one.label, size, Face.BOLD) for one in lines]
        fitting = [one for one in wide if one <= width * share]
        # A few long dates stand above their titles, so that all have more room.
        self._room = max(fitting, default=size * 1.5) + 0.1
        self._indent = self._room + size * 0.7
        self._deep = deep
        self._entries = self._lay(deep)

    def _lay(self, deep: int) -> list[_Entry]:
        size = self._size
        return [
            _Entry(
                cut_text(one.label, size, self._width, Face.BOLD),
                break_text(one.title, size, self._width - self._indent, deep),
                measure_text(one.label, size, Face.BOLD) > self._room,
                one.again,
            )
            for one in self._lines
        ]

    @property
    def height(self) -> float:
        """Return how high all of them are."""
        return sum(one.lines for one in self._entries) * self._step

    @property
    def _step(self) -> float:
        return self._size * _LINE

    def count_fitting(self, height: float) -> int:
        """Return how many of the first have room in a height, uncut."""
        return _count_fitting(self._entries, int((height + 0.01) / self._step))

    def draw(self, x: float, y: float, height: float) -> tuple[tuple[Shape, ...], int]:
        """Return the lines from a left upper corner on, and how many events they have.

        Where not all have room, later titles have a line each; where that is not
        enough, the last line says how many more there are.
        """
        room = int((height + 0.01) / self._step)
        entries = self._fit(room)
        count = _count_fitting(entries, room)
        if count < len(entries):
            count = _count_fitting(entries, room - 1)
        shapes: list[Shape] = []
        line = 0
        for entry in entries[:count]:
            shapes += self._draw_entry(entry, x, y + line * self._step)
            line += entry.lines
        more = sum(not one.again for one in entries[count:])
        if more and line < room:
            text = f"and {more:,} more" if count else f"{more:,} without a title here"
            text = cut_text(text, self._size, self._width)
            base = y + line * self._step + self._size * _BASE
            shapes.append(Text(x, base, text, self._size, Ink.SOFT))
        return tuple(shapes), sum(not one.again for one in entries[:count])

    def _fit(self, room: int) -> list[_Entry]:
        """Return the entries, the last cut to a line each as so much room asks for."""
        spare = room - sum(one.lines for one in self._entries)
        if spare >= 0 or self._deep == 1:
            return self._entries
        fitted = self._lay(1)
        spare = room - sum(one.lines for one in fitted)
        for index, entry in enumerate(self._entries):
            more = entry.lines - fitted[index].lines
            if more <= spare:
                fitted[index] = entry
                spare -= more
        return fitted

    def _draw_entry(self, entry: _Entry, x: float, y: float) -> Iterator[Shape]:
        size = self._size
        inks = (Ink.SOFT, Ink.SOFT) if entry.again else (Ink.ACCENT, Ink.INK)
        yield Text(x, y + size * _BASE, entry.label, size, inks[0], Face.BOLD)
        for number, text in enumerate(entry.title, entry.below):
            base = y + number * self._step + size * _BASE
            yield Text(x + self._indent, base, text, size, inks[1])


def _count_fitting(entries: Sequence[_Entry], room: int) -> int:
    lines = 0
    for count, entry in enumerate(entries):
        lines += entry.lines
        if lines > room:
            return count
    return len(entries)
