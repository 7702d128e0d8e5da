"""An axis of time in pixels: where days lie, and the labels along it."""

from collections.abc import Sequence
from functools import cached_property

from timeline.dates import Window
from timeline.layout.axis import Axis, make_axis
from timeline.layout.ticks import find_ticks
from timeline.lean import NamedTuple

# A character of a label, in sizes of its letters: figures in bold are that wide.
_CHARACTER = 0.58


class Tick(NamedTuple):
    """A mark on the axis."""

    place: float
    """In pixels."""
    label: str
    """May be empty; it has room to the right of the place, up to the next one's."""
    major: bool
    starts: bool
    """False for a label that only says what unit the stretch begins within."""


class Fold(NamedTuple):
    """A long silence that takes little room."""

    first: float
    last: float
    """In pixels."""
    days: Window


class Scale:
    """Days along pixels, from `first` to `last`: to the right, or down the picture."""

    def __init__(
        self,
        window: Window,
        first: float,
        last: float,
        label: float,
        *,
        folds: Sequence[Window] = (),
        week_start: int = 0,
    ) -> None:
        """Take the days, where they lie, and the size that labels have.

        `folds` are silences that take little room, as `layout.axis.find_folds` finds
        them for the columns that `count_columns` tells.
        """
        self.window, self.first, self.last = window, first, last
        columns = count_columns(first, last, label)
        self._axis: Axis = make_axis(window, columns, folds=folds)
        self._unit = (last - first) / columns
        self._week_start = week_start

    def place(self, day: float) -> float:
        """Return where a day begins; any day, even an infinite one."""
        return self.first + self._axis.place(day) * self._unit

    def measure(self, pixels: float) -> float:
        """Return how many days so many pixels are, where nothing is folded."""
        days = sum(
            one.last + 1 - one.first for one in self._axis.stretches if not one.folded
        )
        columns = sum(
            one.right - one.left for one in self._axis.stretches if not one.folded
        )
        return pixels / self._unit * days / columns

    @cached_property
    def ticks(self) -> tuple[Tick, ...]:
        """Return the ticks in order; labels do not touch those of their level."""
        return tuple(
            Tick(self.first + one.column * self._unit, one.label, one.major, one.starts)
            for one in find_ticks(self._axis, week_start=self._week_start)
        )

    @property
    def folds(self) -> tuple[Fold, ...]:
        """Return the folded silences in order."""
        return tuple(
            Fold(
                self.first + fold.left * self._unit,
                self.first + fold.right * self._unit,
                Window(fold.first, fold.last),
            )
            for fold in self._axis.folds
        )


def count_columns(first: float, last: float, label: float) -> int:
    """Return how many characters of labels of a size have room between two places."""
    return max(int((last - first) / (label * _CHARACTER)), 1)
