"""How one date stands on an axis: which cells it takes, and in what shape.

Ink follows knowledge: what is certain is drawn heavy, what may have been is drawn
light, and nothing stands where nothing is known. So a date open at one end is no bar to
the edge of the axis, and what is known about is a line without ends. Precision is told
by the cell: what is known to a cell is a point in it.

Cells are counted from 0, first and last inclusive.
"""

from enum import StrEnum

from timeline.dates import FUTURE, PAST, When, is_finite
from timeline.layout.axis import Axis
from timeline.layout.framing import limit_bounds
from timeline.lean import NamedTuple

POINT_CELLS = 2
"""Where a cell is longer than a day, what is known to so many cells is a point."""

# What is open at one end takes so many cells, at the end that is known.
_OPEN_CELLS = 3


class Shape(StrEnum):
    """What is drawn of a date."""

    POINT = "point"
    WITHIN = "within"
    """Sometime in these cells."""
    LASTS = "lasts"
    """It goes on through the cells of its core; it may do so in the others."""
    ABOUT = "about"
    """Sometime round these cells, whose ends are not known either."""
    LATER = "later"
    """Then or later: the first cell is known."""
    EARLIER = "earlier"
    """Then or before: the last cell is known."""


class Form(NamedTuple):
    """The cells that a date takes on an axis. Equal forms look alike."""

    first: int
    last: int
    shape: Shape
    core: tuple[int, int] = (0, -1)
    """The first and last cell of what certainly goes on; none if the last is less."""
    before: bool = False
    """It goes on, or may do so, before the axis."""
    after: bool = False

    @property
    def is_point(self) -> bool:
        """Tell whether it is a sign in a cell of its own."""
        return self.shape is Shape.POINT


def make_form(date: When, axis: Axis, *, until: int = FUTURE) -> Form:
    """Return how a date stands on an axis that it touches.

    `until` is the last day of whom it is about: what is open ends with them, too.
    """
    first, last = axis.window
    b1, b2, e1, e2 = limit_bounds(date, until)
    single = (date.b1, date.b2) == (date.e1, date.e2)
    low, high = _find_cells(axis, max(b1, first), min(e2, last))
    if is_finite(b1) and is_finite(e2) and e2 - b1 < _measure_point(axis):
        middle = axis.cell(min(max((b1 + e2) // 2, first), last))
        return Form(middle, middle, Shape.POINT)
    if b1 == PAST and (single or is_finite(b2)):
        last = max(high, min(_OPEN_CELLS, axis.columns) - 1)
        return Form(max(last - _OPEN_CELLS + 1, 0), last, Shape.EARLIER)
    if e2 == FUTURE and (single or is_finite(e1)):
        # At an edge it is moved by a cell or two: less of it would say another thing.
        first = min(low, max(axis.columns - _OPEN_CELLS, 0))
        last = min(first + _OPEN_CELLS - 1, axis.columns - 1)
        return Form(first, last, Shape.LATER)
    before, after = b1 < first, e2 > last
    if date.approximate or date.uncertain:
        return Form(low, high, Shape.ABOUT, before=before, after=after)
    core = (0, -1)
    if not single and b2 <= e1 and b2 <= last and e1 >= first:
        core = _find_cells(axis, max(b2, first), min(e1, last))
    shape = Shape.WITHIN if single else Shape.LASTS
    return Form(low, high, shape, core, before, after)


def _find_cells(axis: Axis, first: int, last: int) -> tuple[int, int]:
    """Return the first and last cell that some days cover by half or more; or one."""
    start, end = int(axis.place(first) + 0.5), int(axis.place(last + 1) + 0.5)
    start = min(start, axis.columns - 1)
    return start, max(end - 1, start)


def _measure_point(axis: Axis) -> float:
    """Return in days how long at most a date is that is drawn as a point."""
    shown = [stretch for stretch in axis.stretches if not stretch.folded]
    days = sum(last + 1 - first for first, last, *_ in shown)
    cells = sum(right - left for _, _, left, right, _ in shown)
    a_cell = days / cells
    return a_cell * POINT_CELLS if a_cell > 1 else 1
