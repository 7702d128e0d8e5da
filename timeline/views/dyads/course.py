"""The course of contacts along an axis: how many began in each unit of time."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.dates import When, Window
from timeline.layout.heat import Grid, make_grid
from timeline.lean import NamedTuple
from timeline.rendering import Glyphs, Line
from timeline.views.axislines import AxisLines, join_cells
from timeline.views.heading import name_stretch
from timeline.views.heat import HeatRows, describe_cells


class Course(NamedTuple):
    """An axis, and the unit of it that each contact began in."""

    window: Window
    grid: Grid
    numbers: Sequence[int | None]
    """The unit of each contact; None where it began elsewhere, or is not known so
    well."""
    glyphs: Glyphs

    @property
    def width(self) -> int:
        """Return the cells that it takes."""
        return self.grid.columns

    def describe(self) -> str:
        """Return which days the axis shows."""
        return name_stretch(self.window, dash=self.glyphs.dash)

    def describe_cells(self) -> str:
        """Return how long a cell is."""
        return describe_cells(self.grid)

    def draw_axis(self, margin: int) -> Iterator[Line]:
        """Yield labels and rule, so many cells from the left."""
        return self._axis.draw(margin)

    def draw_rows(self, rows: Sequence[Iterable[int]]) -> tuple[list[Line], list[str]]:
        """Return the cells of rows of contacts on one scale, and their legend."""
        tallies = [
            self.grid.tally(self.numbers[index] for index in row) for row in rows
        ]
        most = max((max(tally) for tally in tallies), default=0)
        heat = HeatRows(self.grid, most, self.glyphs)
        ground = self._axis.make_ground()
        lines = [join_cells(heat.draw(tally, ground)) for tally in tallies]
        return lines, list(heat.meanings())

    @property
    def _axis(self) -> AxisLines:
        return AxisLines(self.grid.axis, self.glyphs)


def make_course(
    begins: Sequence[When], window: Window, room: int, glyphs: Glyphs
) -> Course:
    """Return the course of contacts over a window, in at most so many cells."""
    # Few units are drawn broad: a course is there to be compared, row by row.
    grid = make_grid(begins, window, room, widest=room)
    return Course(window, grid, grid.put(begins).numbers, glyphs)
