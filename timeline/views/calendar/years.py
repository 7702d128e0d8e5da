"""Many years as a carpet: a row a year, a cell a week, and the number at the right.

          Jan Feb Mar Apr  May Jun Jul  Aug Sep  Oct Nov Dec   n
    1990  ┊   ▁▂▂ ▁ ▂ ┊    ┊ ▁ ▂   ┊▁▁  ▁   ┊▁▁ ▁▁   ┊  ▁▁     21 +2
    1991  ▁▁▁ ┊▁  ┊   ┊▁   ▁   ┊ ▁ ▂    ▁ ▂▁▁ ▁ ▂▁   ▁  ▂▁▁▁▂  28 +3

Weeks are counted from 1 January, so that a cell is the same time of every year and what
returns stands in a column: elections, summits, years that were typed as their first
days. The last has a day or two. What is known to its year and to none of these weeks is
in the number, and behind it.
"""

from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.dates import (
    MONTH_NAMES,
    Window,
    format_year_name,
    year_span,
)
from timeline.layout.axis import make_axis
from timeline.layout.heat import Grid, make_grid
from timeline.layout.yearweeks import (
    WEEK,
    count_units,
    find_month_units,
    find_unit,
    tally_units,
)
from timeline.lean import NamedTuple
from timeline.query import Match, Term
from timeline.rendering import Line, Span, trim_line, wrap_cells
from timeline.views.axislines import join_cells
from timeline.views.frame import draw_meanings, draw_notes, draw_possible
from timeline.views.gridded import Gridded
from timeline.views.heading import name_stretch
from timeline.views.heat import HeatRows
from timeline.views.numbers import list_heading
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

# Any year that is not a leap year.
_YEAR = 2013
_MARGIN = 1
_GAP = 2
# Rows of weeks are of no use for what is known to the year: at least so much of it has
# to be in cells.
_KNOWN_SHARE = 0.5
# So many years without anything are a line.
_SILENT = 3


class _Cells(NamedTuple):
    """What a row is made of: days a unit, its cells, and its name."""

    days: int
    cells: int
    unit: str


_CELLS = (
    _Cells(WEEK, 2, "week"),
    _Cells(WEEK, 1, "week"),
    _Cells(2 * WEEK, 1, "two weeks"),
)


class YearsCarpet:
    """Draws the years of an axis, each in a row of weeks."""

    def __init__(self, sheet: Sheet[CalendarOptions], window: Window) -> None:
        """Take the days of the axis, whose years are drawn whole."""
        self._sheet = sheet
        self._glyphs = sheet.glyphs
        dates = [match.event.date for match in sheet.matches]
        dated = [date for date in dates if not date.is_undated]
        years = make_grid(dated, window, 1, widest=1, unit="year")
        self._gridded = Gridded(sheet.counting, years)
        self._first = years.first
        names = map(format_year_name, range(years.first, years.first + years.units))
        self._name_width = max(map(len, names))
        tallies = self._gridded.units.values()
        self._number_width = len(f"{max(map(len, tallies), default=0):,}")
        # What is known to a week is known to two.
        rough = max((len(_list_rough(one, WEEK)) for one in tallies), default=0)
        beside = _MARGIN + self._name_width + _GAP + 1 + self._number_width
        room = sheet.width - beside - (len(f" +{rough:,}") if rough else 0)
        fitting = [one for one in _CELLS if count_units(one.days) * one.cells <= room]
        self.has_room = bool(fitting)
        """Whether a row is no longer than the width."""
        self._cells = (fitting or _CELLS)[0]
        known = sum(
            len(one) - len(_list_rough(one, self._cells.days)) for one in tallies
        )
        self.is_fair = known >= len(sheet.matches) * _KNOWN_SHARE
        """Whether enough of the events are in cells."""

    def describe(self) -> str:
        """Return in words what rows and cells are, and what is in no row."""
        window = self._gridded.grid.window
        cells = "2 cells" if self._cells.cells > 1 else "a cell"
        unit = "a week" if self._cells.unit == "week" else self._cells.unit
        text = name_stretch(window, dash=self._glyphs.dash)
        text = f"{text}, a row is a year, {cells} {unit}"
        left_out = self._gridded.describe_left_out()
        return f"{text}; in no row: {left_out}" if left_out else text

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        yield from self._gridded.list_numbers()
        find = self._sheet.counting.find
        for year, matches in self._gridded.units.items():
            label = format_year_name(year)
            placed = f"{'-' * (year < 0)}{abs(year):04d}"
            yield find(label, matches, Term("placed", (placed,)))
            rough = _list_rough(matches, self._cells.days)
            if rough:
                yield find(f"{label}, in no cell", rough)

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the heading."""
        yield from draw_notes(self._sheet)
        units = self._gridded.units
        tallies = {year: self._tally(matches) for year, matches in units.items()}
        most = max((max(tally) for tally in tallies.values()), default=0)
        grid = self._make_grid(self._cells)
        heat = HeatRows(grid, most, self._glyphs)
        yield ()
        yield from self._draw_months(grid)
        ground = self._make_ground(grid)
        years = range(self._first, self._first + self._gridded.grid.units)
        silent: list[int] = []
        drawn = list(years)[::-1] if self._sheet.options.reverse else years
        for year in drawn:
            if year not in units:
                silent.append(year)
                continue
            yield from self._draw_silent(silent, ground)
            silent = []
            cells = heat.draw(tallies[year], ground)
            yield self._draw_year(year, cells, units[year])
        yield from self._draw_silent(silent, ground)
        entries = list(heat.meanings())
        if any(_list_rough(one, self._cells.days) for one in units.values()):
            entries.append(f"+1 of them known to no {self._cells.unit.split()[-1]}")
        yield from draw_meanings(entries, self._sheet.width)
        yield from draw_possible(self._sheet)

    def _make_grid(self, cells: _Cells) -> Grid:
        """Return the units of a row, of whatever year."""
        units = count_units(cells.days)
        axis = make_axis(Window(*year_span(_YEAR)), units * cells.cells)
        return Grid(cells.unit, 0, units, cells.cells, axis)

    def _draw_months(self, grid: Grid) -> Iterator[Line]:
        indent = _MARGIN + self._name_width + _GAP
        text = ""
        for month, cell in enumerate(self._find_months(grid)):
            if cell > len(text) or not text:
                text = text.ljust(cell) + MONTH_NAMES[month][:3]
        text = text.ljust(grid.columns + 1 + self._number_width - 1)
        yield Span(" " * indent), Span(f"{text}n", "label")

    def _find_months(self, grid: Grid) -> list[int]:
        """Return the cells that months begin in."""
        return [unit * grid.cells for unit in find_month_units(self._cells.days)]

    def _make_ground(self, grid: Grid) -> list[Span]:
        ground = [Span(" ")] * grid.columns
        for cell in self._find_months(grid):
            ground[cell] = Span(self._glyphs.silence, "guide")
        return ground

    def _draw_year(
        self, year: int, cells: Sequence[Span], matches: Sequence[Match]
    ) -> Line:
        name = format_year_name(year).rjust(self._name_width)
        spans = [Span(f"{' ' * _MARGIN}{name}{' ' * _GAP}", "date")]
        spans += join_cells(cells)
        spans.append(Span(f" {len(matches):>{self._number_width},}"))
        rough = len(_list_rough(matches, self._cells.days))
        spans.append(Span(f" +{rough:,}" if rough else "", "quiet"))
        return trim_line(spans)

    def _draw_silent(
        self, years: Sequence[int], ground: Sequence[Span]
    ) -> Iterator[Line]:
        """Yield years in which nothing is known to begin: many in one line."""
        if len(years) < _SILENT:
            for year in years:
                yield self._draw_year(year, ground, ())
            return
        text = f"{len(years):,} years in which nothing is known to begin"
        for line in wrap_cells(f"{self._glyphs.silence} {text}", self._sheet.width - 1):
            yield Span(" "), Span(line, "rail")

    def _tally(self, matches: Sequence[Match]) -> tuple[int, ...]:
        dates = (match.event.date for match in matches)
        return tally_units(dates, self._cells.days)


def _list_rough(matches: Sequence[Match], days: int) -> list[Match]:
    """Return those of a year that are known to none of its units."""
    return [one for one in matches if find_unit(one.event.date, days) is None]
