"""How many events there were a day, a month, a year: a chart of columns.

                      9 in May 2013
             10       ▄▄▄▄▄
              8       █████
              6       █████
              4 ▄▄▄▄▄ █████
              2 █████ █████
                ┬─────┬─────
                Apr   May
                2013

    visit     2 ┊     ▂▂▂▂▂

An event counts in the column of the time it begins in, once; what is not known that
well, or not in the days that are shown, is in no column but told in the heading. The
days are those of every axis (`timeline.layout.framing`), and so is the unit, the finest
that has room and is fair (`timeline.layout.heat`). Of a unit that is asked for, a chart
too long for the width goes on in further rows, without those in which nothing happened.

What the events are of stands in rows on the same axis. In columns made up of patterns
only the lowest could be compared: rows have a baseline each, and take no more room than
a legend of patterns would.

No library draws it. Of those on PyPI in 2026, plotext 6.1 comes nearest: MIT, no
dependencies, maintained. But its import takes 0.2 s, as long as all of `timeline show`;
its count axis has numbers such as 3.5 and 10.5; at 40 columns neighbours merge; in a
pipe 200 columns become 80; and its chart is a global. Of the others, termgraph 0.8
fails on an ASCII stream, uniplot 0.23 brings numpy (70 MB), plotille 6.0 has histograms
that lie on their side, and asciichartpy draws lines and has rested since 2020.
"""

from collections.abc import Iterator
from itertools import groupby

from timeline.analysis import Number
from timeline.dates import Window
from timeline.layout.buckets import name_window, span_bucket
from timeline.layout.columns import Part, find_part, make_scale
from timeline.layout.heat import Grid, make_grid
from timeline.query import Term
from timeline.rendering import Line, Span, wrap_cells
from timeline.text import count_of
from timeline.views.axislines import AxisLines
from timeline.views.density.columnchart import ColumnChart
from timeline.views.density.kindrows import KindRows, Kinds
from timeline.views.frame import draw_heading, draw_meanings, draw_possible
from timeline.views.framed import Framed
from timeline.views.gridded import Gridded
from timeline.views.heading import name_stretch
from timeline.views.heat import describe_cells, name_unit
from timeline.views.numbers import draw_numbers, list_heading
from timeline.views.options import DensityOptions
from timeline.views.sheet import Sheet

# Rows of the columns: at most, of each part of a long chart, at least; rows of kinds
# make way for so many.
_MOST_ROWS = 10
_ROWS_OF_A_PART = 4
_LEAST_ROWS = 2
_GOOD_ROWS = 4
_WIDEST = 6
# The axis has two lines of labels at most.
_AXIS_ROWS = 3

_PLURALS = {"century": "centuries", "millennium": "millennia"}


def draw(sheet: Sheet[DensityOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    drawing = _Drawing(sheet)
    yield from drawing.lines()
    yield from draw_numbers(drawing.numbers(), sheet)


def list_numbers(sheet: Sheet[DensityOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, the columns and the rows below them."""
    yield from _Drawing(sheet).numbers()


class _Drawing:
    def __init__(self, sheet: Sheet[DensityOptions]) -> None:
        self._sheet = sheet
        self._glyphs = sheet.glyphs
        self._framed = framed = Framed(sheet.selection, sheet.options.zoom)
        self._gridded: Gridded | None = None
        self._rows: KindRows | None = None
        self._margin = self._find_margin(0)
        if framed.window is None:
            return
        kinds = Kinds(sheet)
        self._margin = self._find_margin(kinds.find_margin(framed.window))
        grid = self._make_grid(framed.window)
        is_long = grid.columns > self._room
        if is_long:
            # Rows of kinds make way for what is too long with them.
            self._margin = self._find_margin(0)
            grid = self._make_grid(framed.window)
        self._gridded = Gridded(sheet.counting, grid)
        if not is_long and self._gridded.counts.placed:
            self._rows = self._fit_rows(kinds, self._gridded)

    def _make_grid(self, window: Window) -> Grid:
        dates = [match.event.date for match in self._sheet.matches]
        return make_grid(
            [date for date in dates if not date.is_undated],
            window,
            self._room,
            week_start=self._sheet.options.week_start,
            widest=_WIDEST,
            unit=self._sheet.options.by,
        )

    def _find_margin(self, rows: int) -> int:
        """Return the cells before columns and rows; `rows` is what these take."""
        numbers = len(f"{make_scale(len(self._sheet.matches), 1).top:,}") + 2
        return max(min(max(numbers, rows), self._sheet.width - 1), 1)

    @property
    def _room(self) -> int:
        return max(self._sheet.width - self._margin, 1)

    def _fit_rows(self, kinds: Kinds, gridded: Gridded) -> KindRows:
        """Return as many rows as the height has room for beside good columns."""
        rows = KindRows(kinds, gridded)
        if self._sheet.height is None:
            return rows
        missing = _GOOD_ROWS - self._count_spare(gridded, rows)
        if missing > 0 and rows.height:
            rows = KindRows(kinds, gridded, max(rows.height - 1 - missing, 0))
        return rows

    def _count_spare(self, gridded: Gridded, rows: KindRows) -> int:
        """Return how many rows the height leaves to columns; may be less than 0."""
        heading = draw_heading(self._sheet, drawn=self._describe(gridded))
        # The number on top of the highest column has a row of its own.
        taken = 1 + 1 + _AXIS_ROWS + len(self._draw_below(gridded, rows))
        return (self._sheet.height or 0) - len(list(heading)) - taken

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        gridded = self._gridded
        if gridded is None:
            yield from self._framed.list_numbers()
            return
        yield from gridded.list_numbers()
        for unit, matches in gridded.units.items():
            label = name_window(gridded.grid.span(unit - gridded.grid.first))
            yield self._sheet.counting.find(label, matches, Term("placed", (label,)))
        if self._rows is not None:
            yield from self._rows.numbers()

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        gridded, rows = self._gridded, self._rows
        left_out = self._framed.describe_left_out()
        told = f"in no column: {left_out}" if left_out else ""
        if gridded is not None:
            told = self._describe(gridded)
        yield from draw_heading(self._sheet, drawn=told)
        if gridded is not None and gridded.counts.placed:
            yield ()
            if gridded.grid.columns > self._room:
                yield from self._draw_parts(gridded)
            elif rows is None:
                yield from self._draw_columns(gridded, _MOST_ROWS)
            else:
                spare = _MOST_ROWS
                if self._sheet.height is not None:
                    spare = self._count_spare(gridded, rows)
                height = min(max(spare, _LEAST_ROWS), _MOST_ROWS)
                yield from self._draw_columns(gridded, height)
                yield from self._draw_below(gridded, rows)
                return
        yield from draw_possible(self._sheet)

    def _describe(self, gridded: Gridded) -> str:
        """Return in words what the columns show, and what is in none of them."""
        grid, left_out = gridded.grid, gridded.describe_left_out()
        if not gridded.counts.placed:
            return f"in no column: {left_out}" if left_out else ""
        cells = describe_cells(grid)
        if grid.columns > self._room:
            cells = f"a column is {name_unit(grid.unit)}"
        text = f"{name_stretch(grid.window, dash=self._glyphs.dash)}, {cells}"
        return f"{text}; in no column: {left_out}" if left_out else text

    def _draw_columns(self, gridded: Gridded, rows: int) -> Iterator[Line]:
        lines = self._make_axis_lines(gridded.grid)
        return self._make_chart(gridded, rows).draw(gridded.grid, lines)

    def _draw_below(self, gridded: Gridded, rows: KindRows) -> list[Line]:
        """Return the rows with their legend, and the notes."""
        below: list[Line] = []
        drawn, entries = rows.draw(self._make_axis_lines(gridded.grid), self._margin)
        if drawn:
            entries = [f"rows: {entries[0]}", *entries[1:]]
            below = [(), *drawn, *draw_meanings(entries, self._sheet.width)]
        return [*below, *draw_possible(self._sheet)]

    def _make_axis_lines(self, grid: Grid) -> AxisLines:
        week_start = self._sheet.options.week_start
        return AxisLines(grid.axis, self._glyphs, week_start=week_start)

    def _make_chart(self, gridded: Gridded, rows: int) -> ColumnChart:
        counts = {unit: len(matches) for unit, matches in gridded.units.items()}
        scale = make_scale(max(counts.values()), rows)
        return ColumnChart(counts, scale, self._margin, self._sheet)

    def _draw_parts(self, gridded: Gridded) -> Iterator[Line]:
        """Yield parts of the chart one below the other, without the empty ones."""
        unit = gridded.grid.unit
        week_start = self._sheet.options.week_start
        chart = self._make_chart(gridded, _ROWS_OF_A_PART)
        before: Part | None = None
        parts = groupby(gridded.units, lambda one: find_part(one, unit, self._room))
        for part, _ in parts:
            if before is not None:
                yield ()
                missing = part.first - before.last - 1
                if missing:
                    text = count_of(missing, unit, _PLURALS.get(unit, ""))
                    silence = f"{self._glyphs.silence} {text} without a column"
                    for line in wrap_cells(silence, self._sheet.width - 1):
                        yield Span(" "), Span(line, "rail")
                    yield ()
            first, last = (
                span_bucket(one, unit, week_start=week_start) for one in part[:2]
            )
            grid = make_grid(
                (),
                Window(first.first, last.last),
                self._room,
                week_start=week_start,
                widest=min(part.cells, _WIDEST),
                unit=unit,
            )
            yield from chart.draw(grid, self._make_axis_lines(grid))
            before = part
