"""A chart of columns in one ink, linear, in eighths of a cell.

     4   3 in Apr 2013
     2 ▂▂▂▂▂
       ┬─────┬────
       Apr   May
       2013

Numbers stand at the upper edges of their rows, and the highest column has its own.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.dates import Window, calendar_date, format_year_name
from timeline.layout.columns import Scale
from timeline.layout.heat import Grid
from timeline.rendering import Glyphs, Line, Span, trim_line
from timeline.views.axislines import AxisLines
from timeline.views.heading import name_stretch
from timeline.views.options import DensityOptions
from timeline.views.sheet import Sheet

# Columns of so many cells have the last of them blank.
_APART_FROM = 3


class ColumnChart:
    """Draws the units of grids to one scale, so many cells from the left."""

    def __init__(
        self,
        counts: Mapping[int, int],
        scale: Scale,
        margin: int,
        sheet: Sheet[DensityOptions],
    ) -> None:
        """Take how many events each unit has, by its number; the scale reaches all."""
        self._counts = counts
        self._scale = scale
        self._margin = margin
        self._width = sheet.width
        self._glyphs = sheet.glyphs

    def draw(self, grid: Grid, lines: AxisLines) -> Iterator[Line]:
        """Yield the columns of a grid and the axis below them.

        The greatest number of its units stands on the first column that has it.
        """
        counts = [self._counts.get(grid.first + unit, 0) for unit in range(grid.units)]
        peak = max(counts)
        parts = len(self._glyphs.levels)
        heights = [self._scale.measure(count, parts=parts) for count in counts]
        # The row on top of the highest column has its number.
        top = -(-max(heights) // parts) + 1
        for row in range(top, 0, -1):
            spans = [self._draw_number(row)]
            if row == top:
                spans += self._draw_peak(grid, counts.index(peak), peak)
            else:
                spans.append(self._draw_row(grid, heights, row))
            yield trim_line(spans)
        yield from lines.draw_below(self._margin)

    def _draw_number(self, row: int) -> Span:
        """Return what stands before a row: the number at its upper edge, if round."""
        step, rest = divmod(row, self._scale.rows_a_step)
        text = "" if rest or row > self._scale.rows else f"{step * self._scale.step:,}"
        return Span(f"{text:>{self._margin - 1}} ", "label")

    def _draw_peak(self, grid: Grid, unit: int, count: int) -> Line:
        """Return the greatest number and its time, above it if there is room for that.

        It may go on to the right of the columns, and to the edge of the lines.
        """
        room = self._width - self._margin
        when = name_unit_at(grid, unit, self._glyphs)
        text = f"{count:,} {'on' if grid.unit == 'day' else 'in'} {when}"
        if len(text) > room:
            text = f"{count:,}"
        before = " " * max(min(unit * grid.cells, room - len(text)), 0)
        return Span(before), Span(text, "strong")

    def _draw_row(self, grid: Grid, heights: Sequence[int], row: int) -> Span:
        levels = self._glyphs.levels
        below = (row - 1) * len(levels)
        cells = []
        for height in heights:
            part = min(max(height - below, 0), len(levels))
            glyph = levels[part - 1] if part else " "
            blank = count_blanks(grid)
            cells.append(glyph * (grid.cells - blank) + " " * blank)
        return Span("".join(cells), "density")


def count_blanks(grid: Grid) -> int:
    """Return how many cells of a unit are left blank behind it: 1, or 0 if narrow."""
    return int(grid.cells >= _APART_FROM)


def name_unit_at(grid: Grid, index: int, glyphs: Glyphs) -> str:
    """Return a unit of a grid in words, counted from 0: `May 2013`, `Q4 1991`."""
    window: Window = grid.span(index)
    if grid.unit == "quarter":
        year, month, _ = calendar_date(window.first)
        return f"Q{month // 3 + 1} {format_year_name(year)}"
    return name_stretch(window, dash=glyphs.dash)
