"""A proportional axis of time: days to columns, folded silences.

Positions are numbers, counted in columns from the left edge of the axis: a day `d`
takes the stretch from `place(d)` to `place(d + 1)`. Columns are the cells of a
terminal, or any unit in which a character of a label is one wide.

Where silences are folded, time runs in stretches, each proportional and all at one
scale but for rounding, with `FOLD_COLUMNS` columns between one and the next.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from timeline.dates import (
    When,
    Window,
)
from timeline.lean import NamedTuple, dataclass

FOLD_COLUMNS = 2
"""How wide the mark of a folded silence is."""

# A silence is long if it is so many times the usual one, and wider than so many
# columns; there are no more folds than one for so many columns.
_TIMES_USUAL = 6
_WIDEST_SILENCE = 6
_COLUMNS_A_FOLD = 6


class Stretch(NamedTuple):
    """Days shown at the scale of the axis, or a fold that stands for them."""

    first: int
    last: int
    left: int
    """The column it begins at."""
    right: int
    """The column it ends before."""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """Days laid along columns. `make_axis` makes one."""

    window: Window
    columns: int
    stretches: tuple[Stretch, ...]
    """In order, with folds between those at scale; together all of the columns."""

    @property
    def folds(self) -> tuple[Stretch, ...]:
        """Return the folded silences."""
        return tuple(stretch for stretch in self.stretches if stretch.folded)

    def place(self, day: float) -> float:
        """Return where a day begins, from 0 to `columns`; any day, even infinite."""
        if day <= self.window.first:
            return 0.0
        if day >= self.window.last + 1:
            return float(self.columns)
        index = bisect_right(self.stretches, day, key=lambda stretch: stretch.first)
        first, last, left, right, _ = self.stretches[index - 1]
        return left + (day - first) * (right - left) / (last + 1 - first)

    def cell(self, day: int) -> int:
        """Return the column in which the middle of a day lies, from 0."""
        return min(int(self.place(day + 0.5)), self.columns - 1)


def make_axis(window: Window, columns: int, *, folds: Sequence[Window] = ()) -> Axis:
    """Return an axis of a finite window over `columns` columns, 1 or more.

    `folds`, in order, lie within the window, apart from its ends and each other,
    and leave room for a column each between them: `find_folds` finds such.
    """
    bounds = [window.first]
    for fold in folds:
        bounds += [fold.first, fold.last + 1]
    bounds.append(window.last + 1)
    shown = [
        (first, after - 1)
        for first, after in zip(bounds[::2], bounds[1::2], strict=True)
    ]
    total = sum(last + 1 - first for first, last in shown)
    # Every stretch has a column; the rest is shared by days.
    spare = columns - len(folds) * FOLD_COLUMNS - len(shown)
    stretches: list[Stretch] = []
    left = days = 0
    for index, (first, last) in enumerate(shown):
        if index:
            fold = folds[index - 1]
            right = left + FOLD_COLUMNS
            stretches.append(Stretch(*fold, left, right, folded=True))
            left = right
        days += last + 1 - first
        right = round(spare * days / total) + index * (FOLD_COLUMNS + 1) + 1
        stretches.append(Stretch(first, last, left, right))
        left = right
    return Axis(window, columns, tuple(stretches))


def find_folds(
    dates: Iterable[When], window: Window, columns: int
) -> tuple[Window, ...]:
    """Return the long silences to fold on an axis of so many columns, in order.

    A silence is a stretch in which nothing begins or ends, or may do so: what goes
    on through all of it loses nothing when it is folded. It is long by the measure
    of the usual one (the median), and of the columns that it would take.
    """
    days = {day for date in dates for day in date.bounds}
    marked = sorted(day for day in days if window.first <= day <= window.last)
    steps = list(pairwise(marked))
    if not steps:
        return ()
    silences = [
        Window(before + 1, after - 1) for before, after in steps if after - before > 1
    ]
    lengths = sorted(after - before for before, after in steps)
    usual = lengths[(len(lengths) - 1) // 2]
    total = window.last + 1 - window.first
    folds: list[Window] = []
    for silence in sorted(silences, key=_length, reverse=True):
        room = columns - FOLD_COLUMNS * len(folds)
        drawn = _length(silence) * room / total
        if len(folds) == columns // _COLUMNS_A_FOLD or drawn <= _WIDEST_SILENCE:
            break
        if _length(silence) <= _TIMES_USUAL * usual:
            break
        folds.append(silence)
        total -= _length(silence)
    return tuple(sorted(folds))


def _length(window: Window) -> int:
    return window.last + 1 - window.first
