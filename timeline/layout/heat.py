"""Many events along an axis: how many begin in each unit, as steps of one scale.

The unit is the finest that has room and is fair: at most a tenth of the events have a
beginning known less well. All units are as many cells wide, though a February is
shorter than a March: cells that held now 91 days and now 182 would lie about speed.

An event counts once, in the unit that it begins in. What is known less well, or begins
elsewhere, is in no cell, and told beside (`timeline.layout.buckets`).
"""

from collections.abc import Iterable, Sequence

from timeline.dates import When, Window
from timeline.layout.axis import Axis, make_axis
from timeline.layout.buckets import (
    STEPS,
    Counts,
    count_buckets,
    count_dates,
    find_bucket,
    span_bucket,
)
from timeline.lean import NamedTuple

LEVELS = 8
"""How many steps a scale has at most, from 1 up; 0 is nothing at all."""

# At most this share of the events may be known less well than to the unit.
_ROUGH_SHARE = 0.1
# A unit is at most so many cells wide.
_WIDEST = 4


class Grid(NamedTuple):
    """Units of time side by side, each as many cells wide."""

    unit: str
    """Of `STEPS`."""
    first: int
    """The number of the first unit: see `timeline.layout.buckets`."""
    units: int
    cells: int
    """The cells of a unit."""
    axis: Axis
    """The days of the units along all of the cells."""
    week_start: int = 0

    @property
    def columns(self) -> int:
        """Return how many cells it takes."""
        return self.units * self.cells

    @property
    def window(self) -> Window:
        """Return the days of all units."""
        return self.axis.window

    def put(self, dates: Iterable[When]) -> Counts:
        """Put dates into the units they begin in."""
        return count_dates(
            dates, self.unit, week_start=self.week_start, window=self.window
        )

    def span(self, index: int) -> Window:
        """Return the days of a unit, counted from 0."""
        return span_bucket(self.first + index, self.unit, week_start=self.week_start)

    def tally(self, numbers: Iterable[int | None]) -> tuple[int, ...]:
        """Return how many of the numbers of `Counts` lie in each unit."""
        counts = [0] * self.units
        for number in numbers:
            if number is not None:
                counts[number - self.first] += 1
        return tuple(counts)


def make_grid(
    dates: Sequence[When],
    window: Window,
    columns: int,
    *,
    week_start: int = 0,
    widest: int = _WIDEST,
    unit: str = "",
) -> Grid:
    """Return the units of a finite window for dates, in at most so many cells.

    `unit` of `STEPS` is taken whatever the dates are like, if it has room; `columns`
    is 1 or more, `widest` the most cells of a unit.
    """
    unit = unit or choose_step(dates, window, columns, week_start=week_start)
    first, last = (find_bucket(day, unit, week_start=week_start) for day in window)
    units = last + 1 - first
    cells = max(min(widest, columns // units), 1)
    days = Window(
        span_bucket(first, unit, week_start=week_start).first,
        span_bucket(last, unit, week_start=week_start).last,
    )
    axis = make_axis(days, units * cells)
    return Grid(unit, first, units, cells, axis, week_start)


def choose_step(
    dates: Sequence[When], window: Window, columns: int, *, week_start: int = 0
) -> str:
    """Return the finest unit that has room and is fair to the dates.

    Where none with room is fair, the one to which most are known.
    """
    fitting = [
        unit
        for unit in STEPS
        if count_buckets(window, unit, week_start=week_start) <= columns
    ] or [STEPS[-1]]
    best, most = fitting[0], -1
    for unit in fitting:
        counts = count_dates(dates, unit, week_start=week_start, window=window)
        placed = counts.placed
        if len(counts.vague) <= (placed + len(counts.vague)) * _ROUGH_SHARE:
            return unit
        if placed > most:
            best, most = unit, placed
    return best


class Steps(NamedTuple):
    """A scale of heat, common to all rows of a drawing."""

    is_linear: bool
    """A step is one event more; else steps double: 1, 2, 3 to 4, 5 to 8."""

    def find(self, count: int) -> int:
        """Return the step of a number of events: 0 for none, at most `LEVELS`."""
        if self.is_linear or count <= 0:
            return min(count, LEVELS)
        return min((count - 1).bit_length() + 1, LEVELS)

    def bounds(self, step: int) -> tuple[int, int | None]:
        """Return the least and greatest number of a step; None: no greatest."""
        if self.is_linear:
            return step, step
        least = 1 if step == 1 else 2 ** (step - 2) + 1
        return least, None if step == LEVELS else max(2 ** (step - 1), 1)


def make_steps(most: int) -> Steps:
    """Return the scale for numbers up to `most`."""
    return Steps(is_linear=most <= LEVELS)
