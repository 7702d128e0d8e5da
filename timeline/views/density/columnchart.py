"""A chart of columns, made up of patterns, with its two axes.

Counts stand at the left and, where they have room, above each column.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from timeline.layout.columns import Scale, Slots, label_slots, make_scale
from timeline.rendering import Glyphs, Line, Span, trim_line
from timeline.views.density.stacks import Stack
from timeline.views.options import DensityOptions
from timeline.views.sheet import Sheet

MARGIN = 1
# The axis, and a cell that keeps the columns clear of it.
_AXIS_WIDTH = 2

Columns = Mapping[int, Counter[int]]
"""How many events of each series a bucket holds; buckets without any are missing."""


class ColumnChart:
    """Draws buckets of one unit, all of them or some, to one scale."""

    def __init__(
        self,
        columns: Columns,
        stack: Stack,
        unit: str,
        scale: Scale,
        room: int,
        sheet: Sheet[DensityOptions],
    ) -> None:
        self._columns = columns
        self._stack = stack
        self._unit = unit
        self._scale = scale
        self._label_width = len(f"{scale.top:,}")
        self._room = room
        self._week_start = sheet.options.week_start
        self._glyphs = sheet.glyphs

    def draw(self, slots: Slots) -> Iterator[Line]:
        """Yield the columns of the buckets in `slots`, and their axes."""
        glyphs, scale = self._glyphs, self._scale
        numbers = range(slots.first, slots.last + 1)
        columns = [self._draw_column(number, slots) for number in numbers]
        tallest = max(map(len, columns))
        for row in range(max(tallest, scale.rows), 0, -1):
            count, rest = divmod(row, scale.rows_a_step)
            marked = rest == 0 and row <= scale.rows
            label = f"{count * scale.step:,}" if marked else ""
            edge = glyphs.notch if marked else glyphs.rail
            if row > scale.rows:
                edge = " "
            spans = [self._draw_edge(label), Span(f"{edge} ", "rail")]
            for column in columns:
                spans.append(column[row - 1] if row <= len(column) else Span(""))
                spans.append(Span(" " * (slots.width - len(spans[-1].text))))
            yield trim_line(spans)
        yield from self._draw_time_axis(slots)

    def _draw_edge(self, label: str) -> Span:
        return Span(" " * MARGIN + label.rjust(self._label_width), "label")

    def _draw_column(self, number: int, slots: Slots) -> list[Span]:
        """Return the cells of a column from the lowest up, its count on top."""
        column = self._columns.get(number)
        if column is None:
            return []
        cells = [
            Span(glyph * slots.column, style)
            for glyph, style in self._fill_column(column)
        ]
        count = f"{column.total():,}"
        # Counts of neighbours have a cell between them.
        if len(count) < slots.width:
            cells.append(Span(count.center(slots.column), "strong"))
        return cells

    def _fill_column(self, column: Counter[int]) -> Iterator[tuple[str, str]]:
        total = column.total()
        if len(self._stack.names) == 1:
            levels = self._glyphs.levels
            height = self._scale.measure(total, parts=len(levels))
            full, rest = divmod(height, len(levels))
            for _ in range(full):
                yield levels[-1], "series-1"
            if rest:
                yield levels[rest - 1], "series-1"
            return
        height = self._scale.measure(total)
        series = sorted(column.elements())
        for cell in range(height):
            # The event at the middle of the cell, of all in the column.
            middle = series[(2 * cell + 1) * total // (2 * height)]
            yield pick_fill(self._stack, middle, self._glyphs)

    def _draw_time_axis(self, slots: Slots) -> Iterator[Line]:
        labels, longer = label_slots(
            slots,
            self._unit,
            self._room,
            week_start=self._week_start,
        )
        glyphs = self._glyphs
        number = slots.last - slots.first + 1
        cells = [glyphs.corner, *[glyphs.rule] * (1 + slots.width * number)]
        if len(labels) < number:
            for label in labels:
                cells[_AXIS_WIDTH + label.middle] = glyphs.foot
        yield self._draw_edge("0"), Span("".join(cells), "rail")
        for row in (labels, longer):
            if row:
                text = ""
                for label in row:
                    text = text.ljust(label.cell) + label.text
                yield self._draw_edge(""), Span(" " * _AXIS_WIDTH + text, "label")


def find_room(width: int, events: int) -> int:
    """Return how many cells a line leaves to columns of so many events; at least 1.

    That is on the safe side: numbers of the count axis may be shorter.
    """
    longest = len(f"{make_scale(events, 1).top:,}")
    return max(width - MARGIN - longest - _AXIS_WIDTH, 1)


def pick_fill(stack: Stack, series: int, glyphs: Glyphs) -> tuple[str, str]:
    """Return the glyph and the style of a series."""
    if series == stack.others:
        return glyphs.fills[-1], "series-others"
    return glyphs.fills[series], f"series-{series + 1}"
