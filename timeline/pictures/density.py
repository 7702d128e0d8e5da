"""How many events began a day, a month, a year: columns, and rows of what they are of.

All columns are on one scale, and all rows on another. An event counts in the column of
the time it begins in, once, as in the view of a terminal (`timeline.views.density`):
what is not known that well is in none, and a note says so.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from timeline.dates import Window
from timeline.diagnostics import ExpectedError
from timeline.layout.buckets import count_buckets
from timeline.layout.columns import make_scale
from timeline.layout.heat import Grid, make_grid
from timeline.pictures.canvas import Canvas, Drawn, draw_nothing
from timeline.pictures.measure import cut_text, measure_text
from timeline.pictures.shapes import (
    Anchor,
    Box,
    Face,
    Group,
    Ink,
    Shape,
    Text,
    draw_line,
)
from timeline.pictures.stacks import Stack, draw_stack, list_keys, stack_units
from timeline.pictures.unitlabels import UnitAxis
from timeline.text import count_of
from timeline.views.density.kindrows import KindRow, KindRows, Kinds
from timeline.views.framed import Framed
from timeline.views.gridded import Gridded
from timeline.views.heat import name_unit, name_unit_span
from timeline.views.options import DensityOptions
from timeline.views.sheet import Sheet

# The least and the most pixels of a column in a large picture, and the share of its
# place that stays empty.
_LEAST_PITCH = 6.0
_WIDEST_COLUMN = 110.0
_EMPTY = 0.16
# Rows below columns: how high in sizes of their letters, and which share of the picture
# they take at most.
_ROW = 1.75
_HIGHEST_ROW = 2.6
_ROWS_SHARE = 0.52
_MOST_ROWS = 8
# Their names take at most such a share of the width.
_NAME_SHARE = 0.25
# Pixels from one number of the scale to the next, in sizes of their letters.
_STEP = 2.6
# What stands above the highest column, and what an event is high at most.
_HEADROOM = 1.5
_HIGHEST_EVENT = 5.0
_MOST_DESCRIBED = 60
_DASH = "–"


def draw(sheet: Sheet[DensityOptions], canvas: Canvas) -> Drawn:
    """Return the columns, with rows below them where events are of several kinds.

    Raises ExpectedError where a unit that was asked for has no room.
    """
    framed = Framed(sheet.selection, sheet.options.zoom)
    if framed.window is None or not sheet.matches:
        what = "No date is known." if sheet.matches else "No event was found."
        return draw_nothing(canvas, what, _tell_left_out(framed.describe_left_out()))
    drawing = _Drawing(sheet, canvas, framed.window)
    left_out = _tell_left_out(drawing.gridded.describe_left_out())
    if not drawing.gridded.counts.placed:
        what = "Nothing is known to begin on these days."
        return draw_nothing(canvas, what, left_out)
    notes = (f"a column is {name_unit(drawing.grid.unit)}", *left_out)
    return Drawn(
        tuple(drawing.list_shapes()),
        keys=tuple(list_keys(drawing.columns.values(), canvas.sizes)),
        notes=notes,
        sentences=tuple(drawing.list_sentences()),
    )


def _tell_left_out(text: str) -> tuple[str, ...]:
    return (f"in no column: {text}",) if text else ()


class _Drawing:
    def __init__(
        self, sheet: Sheet[DensityOptions], canvas: Canvas, window: Window
    ) -> None:
        self._sheet, self._sizes, self._area = sheet, canvas.sizes, canvas.area
        self._kinds = Kinds(sheet)
        self._scale_room = self._measure_scale()
        # Whether rows have room decides how wide columns are; and the unit of columns,
        # what is in the rows.
        self.grid, self.gridded = self._put(window, self._scale_room)
        self._rows = self._find_rows()
        names = self._measure_names(self._rows)
        if names > self._scale_room:
            self.grid, self.gridded = self._put(window, names)
            self._rows = self._find_rows()
            names = self._measure_names(self._rows)
        self._left = self._area.left + max(self._scale_room, names)
        self._pitch = (self._area.right - self._left) / self.grid.units
        self._axis = UnitAxis(self.grid, self._left, self._pitch, self._sizes)
        self._units = {
            match.event.id: unit - self.grid.first
            for unit, matches in self.gridded.units.items()
            for match in matches
        }

    def _put(self, window: Window, margin: float) -> tuple[Grid, Gridded]:
        """Return the units, and what is in them, beside so much that stands before."""
        options = self._sheet.options
        room = self._area.width - margin
        columns = max(int(room / (_LEAST_PITCH * self._sizes.scale)), 1)
        if options.by:
            week_start = options.week_start
            needed = count_buckets(window, options.by, week_start=week_start)
            if needed > columns:
                raise ExpectedError(
                    f"{needed:,} columns of {name_unit(options.by)} have no room in"
                    f" a picture this wide, which has some for {columns:,}",
                    "ask for a longer unit, fewer days, or a larger size",
                )
        dates = [match.event.date for match in self._sheet.matches]
        grid = make_grid(
            [date for date in dates if not date.is_undated],
            window,
            columns,
            week_start=options.week_start,
            widest=1,
            unit=options.by,
        )
        return grid, Gridded(self._sheet.counting, grid)

    def _measure_scale(self) -> float:
        most = make_scale(len(self._sheet.matches), 1).top
        size = self._sizes.axis
        return measure_text(f"{most:,}", size) + size * 0.6

    def _find_rows(self) -> tuple[KindRow, ...]:
        """Return the rows that have room below the columns."""
        room = self._area.height * _ROWS_SHARE
        most = min(int(room / (self._sizes.label * _ROW)) - 1, _MOST_ROWS)
        if not self.gridded.counts.placed or most < 2:
            return ()
        # Beside the most frequent, one more may be that of the others.
        return KindRows(self._kinds, self.gridded, most - 1).rows

    def _measure_names(self, rows: Sequence[KindRow]) -> float:
        """Return what names and numbers of rows take, with a gap behind each."""
        if not rows:
            return 0
        size = self._sizes.label
        widest = max(measure_text(row.label, size) for row in rows)
        self._name_room = min(widest + 1, self._area.width * _NAME_SHARE)
        numbers = max(measure_text(row.number, size) for row in rows)
        return self._name_room + numbers + size * 1.6

    @cached_property
    def columns(self) -> Mapping[int, Stack]:
        """Return the columns by their units, counted from 0."""
        return stack_units(self.gridded.placed, self._units)

    def list_shapes(self) -> Iterator[Shape]:
        """Yield all that is drawn, from the top of the area downwards."""
        size = self._sizes.label
        row = size * _ROW
        between = size * bool(self._rows)
        top = self._area.top + size * _HEADROOM
        room = self._area.bottom - top - self._axis.height - between
        room -= len(self._rows) * row
        most = max(stack.events for stack in self.columns.values())
        # A few events are no towers.
        an_event = min(room / most, size * _HIGHEST_EVENT)
        if self._rows:
            spare = (room - most * an_event) / len(self._rows)
            row += min(spare, size * (_HIGHEST_ROW - _ROW))
        ground = top + most * an_event
        chart = Box(self._left, top, self._area.right, ground)
        yield from self._draw_chart(chart, most)
        yield from self._axis.draw(ground)
        if self._rows:
            yield from self._draw_rows(ground + self._axis.height + between, row)

    def _draw_chart(self, chart: Box, most: int) -> Iterator[Shape]:
        size = self._sizes.axis
        scale = make_scale(most, max(int(chart.height / (size * _STEP)), 1))
        an_event = chart.height / most
        for step in range(scale.steps + 1):
            count = step * scale.step
            y = chart.bottom - count * an_event
            if count > most:
                # The scale reaches beyond the highest column, the picture does not.
                break
            if step:
                yield draw_line(chart.left, y, chart.right, y)
            x = chart.left - size * 0.6
            text = f"{count:,}"
            yield Text(x, y + size * 0.35, text, size, Ink.SOFT, anchor=Anchor.END)
        for unit, stack in self.columns.items():
            x, width = self._find_column(unit)
            shapes = tuple(draw_stack(stack, x, chart.bottom, width, an_event))
            yield Group(self._tell(unit, stack), shapes)
        yield from self._draw_numbers(chart, an_event)

    def _find_column(self, unit: int) -> tuple[float, float]:
        """Return where the column of a unit begins, and how wide it is."""
        empty = max(self._pitch * _EMPTY, min(1.0, self._pitch / 2))
        width = min(self._pitch - empty, _WIDEST_COLUMN * self._sizes.scale)
        return self._left + unit * self._pitch + (self._pitch - width) / 2, width

    def _tell(self, unit: int, stack: Stack) -> str:
        return f"{self._name(unit)}: {count_of(stack.events, 'event')}" + (
            f", {stack.possible:,} of them possible" if stack.possible else ""
        )

    def _name(self, unit: int) -> str:
        return name_unit_span(self.grid.span(unit), self.grid.unit, dash=_DASH)

    def _draw_numbers(self, chart: Box, an_event: float) -> Iterator[Shape]:
        """Yield the number of each column, or where these have no room of the highest.

        That has its time as well, and may go on beside its column.
        """
        size = self._sizes.label
        texts = {unit: str(stack) for unit, stack in self.columns.items()}
        if all(measure_text(text, size) < self._pitch - 2 for text in texts.values()):
            for unit, stack in self.columns.items():
                y = chart.bottom - stack.events * an_event - size * 0.4
                x = self._left + (unit + 0.5) * self._pitch
                yield Text(x, y, texts[unit], size, anchor=Anchor.MIDDLE)
            return
        peak = min(self.columns, key=lambda unit: (-self.columns[unit].events, unit))
        preposition = "on" if self.grid.unit == "day" else "in"
        text = f"{texts[peak]} {preposition} {self._name(peak)}"
        text = cut_text(text, size, chart.width, Face.BOLD)
        width = measure_text(text, size, Face.BOLD)
        middle = self._left + (peak + 0.5) * self._pitch
        x = min(max(middle - width / 2, chart.left), chart.right - width)
        yield Text(x, chart.top - size * 0.45, text, size, face=Face.BOLD)

    def _draw_rows(self, top: float, height: float) -> Iterator[Shape]:
        size = self._sizes.label
        stacks = [stack_units(row.matches, self._units) for row in self._rows]
        most = max(stack.events for row in stacks for stack in row.values())
        bottom = top + len(stacks) * height
        for x in self._axis.guides:
            yield draw_line(x, top, x, bottom)
        for place, (row, units) in enumerate(zip(self._rows, stacks, strict=True)):
            ground = top + (place + 1) * height
            yield draw_line(self._area.left, ground, self._area.right, ground)
            base = ground - (height - size * 0.7) / 2
            name = cut_text(row.label, size, self._name_room)
            yield Text(self._area.left, base, name, size)
            x = self._left - size * 0.8
            yield Text(x, base, row.number, size, Ink.SOFT, anchor=Anchor.END)
            for unit, stack in units.items():
                x, width = self._find_column(unit)
                an_event = height * 0.88 / most
                shapes = tuple(draw_stack(stack, x, ground, width, an_event))
                yield Group(f"{row.label}, {self._tell(unit, stack)}", shapes)

    def list_sentences(self) -> Iterator[str]:
        """Yield each column in words, and each row."""
        for unit in list(self.columns)[:_MOST_DESCRIBED]:
            yield self._tell(unit, self.columns[unit])
        more = len(self.columns) - _MOST_DESCRIBED
        if more > 0:
            yield f"And {count_of(more, 'more column')}"
        for row in self._rows:
            yield f"{row.label}: {row.number}"
