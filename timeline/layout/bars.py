"""How a date lies along an axis, by how well it is known.

A bar has three extents, from the outermost in: what an approximate date may reach
beyond its bounds, the days it may lie in, the days it certainly takes. They are
numbers of columns; where they are to be drawn in whole cells, properties round them.
Cells are counted from 0, first and last inclusive.
"""

from typing import NamedTuple

from timeline.dates import FUTURE, PAST, When
from timeline.layout.axis import Axis


class Extent(NamedTuple):
    """A stretch of the axis, in columns; the end is not part of it."""

    start: float
    end: float


class Bar(NamedTuple):
    """How one date lies on the axis, cut off at its ends."""

    outer: Extent
    """What `~` adds is within; at least the shade."""
    shade: Extent
    """The days it may lie in."""
    core: Extent | None
    """The days it certainly takes."""
    day: bool
    """The date is one day."""
    before: bool
    """It goes on, or may do so, before the axis."""
    after: bool

    @property
    def shade_cells(self) -> tuple[int, int]:
        """Return the first and last cell of the shade; of a day its middle alone."""
        if self.day:
            middle = int(sum(self.shade) / 2)
            return middle, middle
        return _cells(self.shade)

    @property
    def outer_cells(self) -> tuple[int, int]:
        """Return the first and last cell of all of it."""
        cells = [self.shade_cells]
        if self.outer != self.shade:
            cells.append(_cells(self.outer))
        if self.core is not None and not self.day:
            first, last = self.core_halves
            cells.append((int(first), int(last + 0.5) - 1))
        return min(first for first, _ in cells), max(last for _, last in cells)

    @property
    def core_halves(self) -> tuple[float, float]:
        """Return where the core starts and ends, in half cells; at least a cell.

        Half a cell only at an end that is known to the day: beside a shade there
        is no telling half a cell from the other half. Equal where there is no core.
        """
        if self.core is None:
            return 0.0, 0.0
        start, end = (_halve(position) for position in self.core)
        if self.core.start != self.shade.start:
            start = float(int(start))
        if self.core.end != self.shade.end:
            end = float(int(end + 0.5))
        if end - start < 1:
            start = float(int(sum(self.core) / 2))
            end = start + 1
        return start, end

    @property
    def head(self) -> int:
        """Return the cell that a sign for the whole stands in.

        The first of the shade, but for an arrow that says that it goes on before.
        """
        first, last = self.shade_cells
        return first + 1 if self.before and first < last else first


def make_bar(when: When, axis: Axis) -> Bar:
    """Return how a date lies on an axis that it touches."""
    first, last = when.span
    low, sure_from, sure_to, high = when.outer
    core = None
    window = axis.window
    sure = sure_from <= sure_to and not when.uncertain
    if sure and sure_from <= window.last and sure_to >= window.first:
        core = _extent(axis, sure_from, sure_to)
    return Bar(
        outer=_extent(axis, low, high),
        shade=_extent(axis, first, last),
        core=core,
        day=first == last,
        before=first < window.first,
        after=last > window.last,
    )


def _extent(axis: Axis, first: int, last: int) -> Extent:
    if last in (PAST, FUTURE):
        return Extent(axis.place(first), axis.place(last))
    return Extent(axis.place(first), axis.place(last + 1))


def _cells(extent: Extent) -> tuple[int, int]:
    """Return the cells next to an extent: what it covers by half or more, or one."""
    start, end = int(extent.start + 0.5), int(extent.end + 0.5)
    if start >= end:
        start = int(sum(extent) / 2)
        end = start + 1
    return start, end - 1


def _halve(position: float) -> float:
    return int(position * 2 + 0.5) / 2
