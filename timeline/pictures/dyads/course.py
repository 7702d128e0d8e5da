"""The course of contacts along an axis: columns on one scale for all rows."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.dates import Window
from timeline.layout.heat import make_grid
from timeline.pictures.canvas import Sizes
from timeline.pictures.shapes import Group, Shape, draw_line
from timeline.pictures.stacks import Stack, draw_stack, stack_up
from timeline.pictures.unitlabels import UnitAxis
from timeline.text import count_of
from timeline.views.dyads.met import Met
from timeline.views.heat import name_unit_span

_LEAST_PITCH, _WIDEST_COLUMN = 7.0, 40.0
_EMPTY = 0.16
_DASH = "–"


class Course:
    """Units of time from left to right, and what began in each."""

    def __init__(
        self, met: Met, window: Window, ends: tuple[float, float], sizes: Sizes
    ) -> None:
        """Take the days, and where in the picture they begin and end."""
        left, right = ends
        columns = max(int((right - left) / (_LEAST_PITCH * sizes.scale)), 1)
        dates = [date for date in met.begins if not date.is_undated]
        self.grid = make_grid(dates, window, columns, widest=1)
        self._met, self._left, self._right = met, left, right
        self._pitch = (right - left) / self.grid.units
        self._widest = _WIDEST_COLUMN * sizes.scale
        self._numbers = self.grid.put(met.begins).numbers
        self.axis = UnitAxis(self.grid, left, self._pitch, sizes)

    def list_hidden(self, rows: Sequence[Sequence[int]]) -> list[int]:
        """Return the dated contacts of some rows that are in no column."""
        drawn = {index for row in rows for index in row}
        times = self._met.times
        return [
            index
            for index in sorted(drawn)
            if self._numbers[index] is None and times[index] >= 0
        ]

    def stack(self, contacts: Sequence[int]) -> Mapping[int, Stack]:
        """Return the columns of some contacts by units, counted from 0."""
        found: dict[int, list[int]] = {}
        for index in contacts:
            number = self._numbers[index]
            if number is not None:
                found.setdefault(number - self.grid.first, []).append(index)
        held = self._met.contacts.held
        return {
            unit: stack_up(held[index] for index in found[unit])
            for unit in sorted(found)
        }

    def draw(
        self, label: str, stacks: Mapping[int, Stack], ground: float, an_event: float
    ) -> Iterator[Shape]:
        """Yield the columns of a row that stand on a ground."""
        yield draw_line(self._left, ground, self._right, ground)
        empty = max(self._pitch * _EMPTY, min(1.0, self._pitch / 2))
        width = min(self._pitch - empty, self._widest)
        for unit, stack in stacks.items():
            x = self._left + (unit + 0.5) * self._pitch - width / 2
            columns = draw_stack(stack, x, ground, width, an_event)
            when = name_unit_span(self.grid.span(unit), self.grid.unit, dash=_DASH)
            title = f"{label}, {when}: {count_of(stack.events, 'contact')}"
            yield Group(title, tuple(columns))

    def draw_guides(self, top: float, bottom: float) -> Iterator[Shape]:
        """Yield upright lines where what is named begins."""
        for x in self.axis.guides:
            yield draw_line(x, top, x, bottom)
