"""Three lanes along one axis: what two took part in together, and each alone.

Contacts are marks, with the intervals between them as far as these have room; the
longest silence is a band. Events of one without the other are strokes, each at the
middle of the month or the days that it is known to; what is known less well is counted.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Silence
from timeline.dates import Fit, Window
from timeline.layout.figures import make_figure
from timeline.layout.rows import pack_rows
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Canvas, Key
from timeline.pictures.keys import list_keys
from timeline.pictures.marks import Extent, Mark, draw_mark, measure_mark
from timeline.pictures.measure import cut_text, measure_text
from timeline.pictures.scale import Scale
from timeline.pictures.shapes import (
    Anchor,
    Face,
    Group,
    Ink,
    Rect,
    Shape,
    Text,
    draw_line,
)
from timeline.query import Match
from timeline.text import count_of
from timeline.views.dyads.history import History

# What is drawn of something whose other end nobody knows, in marks.
_STUB = 3.0
# Known to so many days, an event has its stroke.
_MONTH = 31
# In sizes of the letters: the name of a lane, its strokes, the line of intervals, the
# axis below.
_NAME, _STROKES, _INTERVALS = 1.5, 1.3, 1.5
_AXIS, _SECOND_LINE = 1.75, 1.35
# In radii of a mark: from one row of marks to the next.
_ROW = 2.6
_LEAST_GAP = 0.8


class _Placed(NamedTuple):
    match: Match
    mark: Mark
    extent: Extent
    row: int


class Lanes:
    """What two took part in, along an axis."""

    def __init__(
        self,
        history: History,
        names: Sequence[str],
        apart: Sequence[Sequence[Match]],
        window: Window,
        canvas: Canvas,
        room: float,
    ) -> None:
        """Take the events of each without the other, the days, and how high all may be.

        Where that is too little, marks stand over each other, and at last the lanes of
        one alone are left out.
        """
        self._history, self._names, self._apart = history, names, apart
        self._sizes, self._area, self._window = canvas.sizes, canvas.area, window
        pad = self._sizes.mark * 1.5
        ends = self._area.left + pad, self._area.right - pad
        self._scale = Scale(window, *ends, self._sizes.axis)
        self._matches = history.list_matches()
        self._placed = self._place()
        self._rows = 1 + max((one.row for one in self._placed), default=0)
        while self._rows > 1 and self.height > room:
            self._rows -= 1
        self._left_out = bool(apart) and self.height > room
        if self._left_out:
            self._apart = ()

    def _place(self) -> tuple[_Placed, ...]:
        stub = self._scale.measure(self._sizes.mark * 2 * _STUB)
        found = []
        for match in self._matches:
            figure = make_figure(match.event.date, self._window, stub=stub)
            if figure is None:
                continue
            mark = Mark(
                figure,
                is_doubtful=match.event.meaning.doubtful,
                is_possible=match.fit is Fit.POSSIBLE,
            )
            extent = measure_mark(mark, self._scale, self._sizes)
            found.append((match, mark, extent))
        stretches = ((one.first, one.last) for _, _, one in found)
        rows = pack_rows(stretches, gap=2)
        return tuple(
            _Placed(*one, row=row) for one, row in zip(found, rows, strict=True)
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is not drawn."""
        notes = []
        missing = len(self._matches) - len(self._placed)
        if missing:
            notes.append(f"{count_of(missing, 'contact')} not on the axis")
        if self._left_out:
            notes.append("what each did without the other has no room")
        if any(one.row >= self._rows for one in self._placed):
            notes.append("marks lie over each other")
        return tuple(notes)

    def list_keys(self) -> tuple[Key, ...]:
        """Return what has to be explained."""
        return list_keys((one.mark for one in self._placed), self._sizes)

    @property
    def _apart_height(self) -> float:
        return self._sizes.label * (_NAME + _STROKES + 0.4)

    @property
    def _together_height(self) -> float:
        rows = self._rows * self._sizes.mark * _ROW
        return self._sizes.label * (_NAME + _INTERVALS + 0.4) + rows

    @property
    def height(self) -> float:
        """Return how high the lanes and the axis are."""
        lines = any(tick.major and tick.label for tick in self._scale.ticks)
        axis = self._sizes.axis * (_AXIS + _SECOND_LINE * lines)
        return self._together_height + len(self._apart) * self._apart_height + axis

    def draw(self, top: float) -> Iterator[Shape]:
        """Yield the lanes from a place on downwards, and the axis."""
        y = top
        if self._apart:
            yield from self._draw_apart(0, y)
            y += self._apart_height
        yield from self._draw_together(y)
        y += self._together_height
        if self._apart:
            yield from self._draw_apart(1, y)
            y += self._apart_height
        yield from self._draw_axis(y)

    def _draw_guides(self, top: float, bottom: float) -> Iterator[Shape]:
        for tick in self._scale.ticks:
            if tick.starts:
                yield draw_line(tick.place, top, tick.place, bottom)

    def _draw_axis(self, y: float) -> Iterator[Shape]:
        size = self._sizes.axis
        yield draw_line(self._area.left, y, self._area.right, y, Ink.LINE)
        for tick in self._scale.ticks:
            if tick.label:
                base = y + size * (1.3 + _SECOND_LINE * tick.major)
                ink = Ink.INK if tick.major else Ink.SOFT
                face = Face.BOLD if tick.major else Face.SANS
                yield Text(tick.place, base, tick.label, size, ink, face)

    def _draw_name(self, text: str, y: float) -> Iterator[Shape]:
        size = self._sizes.label
        yield draw_line(self._area.left, y, self._area.right, y)
        name = cut_text(text, size, self._area.width, Face.BOLD)
        yield Text(self._area.left, y + size * 1.1, name, size, Ink.INK, Face.BOLD)

    def _draw_apart(self, which: int, y: float) -> Iterator[Shape]:
        """Yield a stroke for each event of one without the other."""
        size = self._sizes.label
        matches = self._apart[which]
        top = y + size * (_NAME + 0.1)
        bottom = top + size * _STROKES
        strokes = []
        for match in matches:
            date = match.event.date
            known = not date.is_undated and date.b2 - date.b1 < _MONTH
            if not known or not self._window.first <= date.b1 <= self._window.last:
                continue
            x = self._scale.place((date.b1 + date.b2 + 1) / 2)
            ink = Ink.LINE if match.fit is Fit.POSSIBLE else Ink.MARK
            width = 1.6 * self._sizes.scale + 0.4
            line = draw_line(x, top, x, bottom, ink, width)
            strokes.append(Group(match.event.title, (line,)))
        one, other = self._names[which], self._names[1 - which]
        hidden = len(matches) - len(strokes)
        beside = f", {hidden:,} of them not on the axis" if hidden else ""
        beside = ", none on the axis" if hidden and not strokes else beside
        number = f"{count_of(len(matches), 'event')}{beside}"
        yield from self._draw_name(f"{one} without {other}: {number}", y)
        yield from self._draw_guides(top, bottom)
        yield from strokes

    def _draw_together(self, y: float) -> Iterator[Shape]:
        size = self._sizes.label
        count = count_of(len(self._history.held), "contact")
        yield from self._draw_name(f"Together: {count}", y)
        top = y + size * _NAME
        bottom = y + self._together_height - size * 0.2
        longest = self._history.find_longest()
        if longest is not None:
            first, last = self._find_ends(longest)
            yield Rect(first, top, max(last - first, 0), bottom - top, Ink.WASH)
        yield from self._draw_guides(top + size * _INTERVALS, bottom)
        yield from self._draw_intervals(longest, top + size * 1.1)
        step = self._sizes.mark * _ROW
        for one in self._placed:
            across = top + size * _INTERVALS + (one.row % self._rows + 0.5) * step
            shapes = draw_mark(one.mark, self._scale, across, self._sizes)
            yield Group(one.match.event.title, shapes)

    def _find_ends(self, silence: Silence) -> tuple[float, float]:
        """Return where a silence begins and ends, within the axis."""
        after = self._history.dates[silence.after]
        return self._scale.place(silence.since + 1), self._scale.place(after.b1)

    def _draw_intervals(self, longest: Silence | None, base: float) -> Iterator[Shape]:
        """Yield how long intervals are, that of the longest in any case."""
        size = self._sizes.label * 0.86
        taken: list[tuple[float, float]] = []
        others = [one for one in self._history.intervals if one != longest]
        for silence in (*([longest] if longest is not None else []), *others):
            text = self._history.format_interval(silence)
            is_longest = silence is longest
            if is_longest:
                text = f"{text} of silence"
            face = Face.BOLD if is_longest else Face.SANS
            width = measure_text(text, size, face)
            first, last = self._find_ends(silence)
            if not is_longest and width + size * _LEAST_GAP > last - first:
                continue
            low, high = self._area.left, self._area.right - width
            left = min(max((first + last - width) / 2, low), high)
            stretch = left - size * _LEAST_GAP / 2, left + width + size * _LEAST_GAP / 2
            if all(stretch[1] <= one or stretch[0] >= two for one, two in taken):
                taken.append(stretch)
                middle = left + width / 2
                end = Anchor.MIDDLE
                yield Text(middle, base, text, size, Ink.SOFT, face, end)
