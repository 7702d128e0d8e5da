"""Below units of time of one width: ticks, and labels in one line or two."""

from collections.abc import Iterator

from timeline.layout.heat import Grid
from timeline.layout.unitaxis import UnitLabel, label_units
from timeline.pictures.canvas import Sizes
from timeline.pictures.measure import measure_text
from timeline.pictures.shapes import Face, Ink, Shape, Text, draw_line

_LINE = 1.4
_TICK = 0.35


class UnitAxis:
    """The labels of a grid whose units are so many pixels wide."""

    def __init__(self, grid: Grid, left: float, pitch: float, sizes: Sizes) -> None:
        self._left, self._right = left, left + grid.units * pitch
        self._size = sizes.axis
        self.labels: tuple[UnitLabel, ...] = label_units(
            grid,
            pitch,
            lambda text: measure_text(text, sizes.axis, Face.BOLD),
            gap=sizes.axis * 0.7,
        )
        self._lines = 1 + any(label.major for label in self.labels)

    @property
    def height(self) -> float:
        """Return how much lies below the rule."""
        return self._size * (_LINE * self._lines + _TICK)

    @property
    def guides(self) -> tuple[float, ...]:
        """Return where what is named begins: the years, or else all that is named."""
        ticks = [one for one in self.labels if one.tick is not None]
        if any(one.major for one in ticks):
            ticks = [one for one in ticks if one.major]
        places = sorted({self._left + (one.tick or 0) for one in ticks})
        return tuple(x for x in places if x > self._left + 1)

    def draw(self, top: float) -> Iterator[Shape]:
        """Yield the rule, the ticks and the labels, from a place on downwards."""
        yield draw_line(self._left, top, self._right, top, Ink.LINE)
        for label in self.labels:
            if label.tick is not None and not label.major:
                x = self._left + label.tick
                yield draw_line(x, top, x, top + self._size * _TICK, Ink.LINE)
            line = self._lines if label.major else 1
            yield Text(
                self._left + label.left,
                top + self._size * (_TICK + _LINE * line - 0.4),
                label.text,
                self._size,
                Ink.INK if label.major else Ink.SOFT,
                Face.BOLD if label.major else Face.SANS,
            )
