"""An axis that runs down the picture, with marks in tracks, or bars of how many."""

from collections.abc import Iterator, Sequence

from timeline.dates import Fit
from timeline.layout.heat import make_grid
from timeline.layout.rows import pack_rows
from timeline.lean import NamedTuple
from timeline.pictures.canvas import Sizes
from timeline.pictures.marks import Mark, draw_mark, measure_mark
from timeline.pictures.measure import measure_text
from timeline.pictures.scale import Scale
from timeline.pictures.shapes import (
    Anchor,
    Box,
    Face,
    Group,
    Ink,
    Path,
    Rect,
    Shape,
    Text,
    draw_line,
)
from timeline.text import count_of
from timeline.views.gridded import Gridded
from timeline.views.heat import name_unit, name_unit_span
from timeline.views.options import TimelineOptions
from timeline.views.sheet import Sheet

# In radii of a mark: from track to track, and the width of the axis.
_TRACK = 2.4
_RAIL = 1.4
_BAR_GAP = 0.15
_LEAST_BAR = 1.0


class Tracks(NamedTuple):
    """Marks beside each other where they would touch."""

    tracks: tuple[int, ...]
    """Of each mark, in the order given; 0 is the axis itself."""
    most: int

    def place(self, index: int, axis: float, sizes: Sizes) -> float:
        """Return how far right the middle of a mark stands."""
        return axis + self.tracks[index] * sizes.mark * _TRACK

    def measure(self, sizes: Sizes) -> float:
        """Return how far right of the axis all of them reach."""
        return (self.most - 1) * sizes.mark * _TRACK + sizes.mark * 1.5


def lay_tracks(marks: Sequence[Mark], scale: Scale, sizes: Sizes) -> Tracks:
    """Return the tracks of marks, those of what is long further right."""
    extents = [measure_mark(mark, scale, sizes) for mark in marks]
    # What is short stands on the axis itself: it is what most lines lead to.
    long = [extent.last - extent.first > 8 * sizes.mark for extent in extents]
    order = sorted(range(len(marks)), key=lambda i: (long[i], extents[i].first, i))
    stretches = [(extents[i].first, extents[i].last) for i in order]
    rows = pack_rows(stretches, gap=sizes.mark * 0.5)
    tracks = dict(zip(order, rows, strict=True))
    return Tracks(tuple(tracks[i] for i in range(len(marks))), max(rows, default=0) + 1)


def draw_axis(scale: Scale, axis: float, sizes: Sizes) -> Path:
    """Return the line that stands for time."""
    line = ((axis, scale.first), (axis, scale.last))
    return Path((line,), Ink.RULE, _RAIL * sizes.mark, round_ends=True)


class TickLabels(NamedTuple):
    """The labels left of an axis, with their strokes and the boxes they stand in."""

    shapes: tuple[Shape, ...]
    boxes: tuple[Box, ...]
    width: float


def write_ticks(scale: Scale, axis: float, sizes: Sizes) -> TickLabels:
    """Return the labels of an axis, none over another; major ones go before others."""
    size = sizes.axis * 0.92
    right = axis - _RAIL * sizes.mark - size * 0.5
    shapes: list[Shape] = []
    boxes: list[Box] = []
    width = 0.0
    ticks = sorted(scale.ticks, key=lambda tick: (not tick.major, tick.place))
    for tick in ticks:
        if not tick.label:
            continue
        y = min(max(tick.place, scale.first + size * 0.4), scale.last - size * 0.2)
        face = Face.BOLD if tick.major else Face.SANS
        wide = measure_text(tick.label, size, face)
        box = Box(right - wide - 3, y - size * 0.55, right + 3, y + size * 0.55)
        if any(box.top < other.bottom and other.top < box.bottom for other in boxes):
            continue
        boxes.append(box)
        width = max(width, wide)
        ink = Ink.INK if tick.major else Ink.SOFT
        shapes.append(
            Text(right, y + size * 0.35, tick.label, size, ink, face, Anchor.END)
        )
        if tick.starts:
            shapes.append(draw_line(right + 4, tick.place, axis, tick.place, Ink.LINE))
    return TickLabels(tuple(shapes), tuple(boxes), width + axis - right)


def draw_marks(
    titles: Sequence[str],
    marks: Sequence[Mark],
    tracks: Tracks,
    scale: Scale,
    axis: float,
    sizes: Sizes,
) -> Iterator[Shape]:
    """Yield the marks, each with what it is in words."""
    for index, (title, mark) in enumerate(zip(titles, marks, strict=True)):
        x = tracks.place(index, axis, sizes)
        yield Group(title, draw_mark(mark, scale, x, sizes, upright=True))


class Bars(NamedTuple):
    """How many events begin in each unit of an axis."""

    shapes: tuple[Shape, ...]
    notes: tuple[str, ...]
    sentences: tuple[str, ...]


def draw_bars(
    sheet: Sheet[TimelineOptions], scale: Scale, axis: float, room: float, sizes: Sizes
) -> Bars:
    """Return bars to the right of an axis, at most `room` long, the longest counted."""
    dates = [match.event.date for match in sheet.matches]
    dated = [date for date in dates if not date.is_undated]
    length = abs(scale.last - scale.first)
    grid = make_grid(dated, scale.window, max(int(length / sizes.mark), 1), widest=1)
    gridded = Gridded(sheet.counting, grid)
    room -= measure_text("9,999", sizes.foot, Face.BOLD)
    most = max(map(len, gridded.units.values()), default=1)
    shapes: list[Shape] = []
    sentences = []
    told = False
    for unit, matches in gridded.units.items():
        days = grid.span(unit - grid.first)
        first, last = scale.place(days.first), scale.place(days.last + 1)
        gap = (last - first) * _BAR_GAP
        possible = sum(match.fit is Fit.POSSIBLE for match in matches)
        name = name_unit_span(days, grid.unit, dash="–")
        words = f"{name}: {count_of(len(matches), 'event')}"
        sentences.append(words)
        bars: list[Shape] = []
        x = axis
        for count, ink in ((len(matches) - possible, Ink.MARK), (possible, Ink.PALE)):
            if count:
                wide = max(room * count / most, _LEAST_BAR)
                high = max(last - first - gap, 1)
                bars.append(Rect(x, first + gap / 2, wide, high, ink))
                x += wide
        shapes.append(Group(words, tuple(bars)))
        if len(matches) == most and not told:
            told = True
            y = (first + last) / 2 + sizes.foot * 0.35
            at = x + sizes.foot * 0.3
            shapes.append(Text(at, y, f"{most:,}", sizes.foot, Ink.SOFT, Face.BOLD))
    notes = [f"a bar is {name_unit(grid.unit)}"]
    left_out = gridded.describe_left_out()
    if left_out:
        notes.append(f"in no bar: {left_out}")
    return Bars(tuple(shapes), tuple(notes), tuple(sentences))
