"""Rows of heat: how many events begin in each unit of an axis, on one scale.

    Soviet Union   81 ▃▄▁▄▄▃▃▄▃▄▅▄▄▅      ┊
    Germany        23 ┊    ▁  ▂▃▃▄ ▁▁  ▁▁▁┊

All rows of a drawing have one scale, so that they can be compared. Up to eight events
in a unit the height is their number; beyond, each step doubles it, and a legend says
so. In ASCII a digit is the number itself.
"""

from collections.abc import Iterator, Sequence

from timeline.dates import (
    Window,
    calendar_date,
    format_year_name,
)
from timeline.layout.heat import Grid, make_steps
from timeline.rendering import Glyphs, Span
from timeline.text import count_of
from timeline.views.heading import name_stretch

_UNIT_WORDS = {
    "half-year": "half a year",
    "decade": "ten years",
    "century": "a hundred years",
    "millennium": "a thousand years",
}
_MOST_DIGIT = 9


class HeatRows:
    """Draws rows of numbers along a grid, and remembers what for the legend."""

    def __init__(self, grid: Grid, most: int, glyphs: Glyphs) -> None:
        """Take the greatest number of all rows."""
        self._grid = grid
        self._steps = make_steps(most)
        self._glyphs = glyphs
        self._is_ascii = glyphs.levels.isascii()
        self._used: set[int] = set()

    def draw(
        self, counts: Sequence[int], ground: Sequence[Span], styles: Sequence[str] = ()
    ) -> list[Span]:
        """Return the cells of a row: one number for each unit, on a ground.

        `styles` has one for each unit; without it, all are like marks.
        """
        cells = list(ground)
        for index, count in enumerate(counts):
            if not count:
                continue
            self._used.add(count if self._is_ascii else self._steps.find(count))
            style = styles[index] if styles else "mark"
            for cell in range(self._grid.cells):
                cells[index * self._grid.cells + cell] = Span(self._pick(count), style)
        return cells

    def _pick(self, count: int) -> str:
        if self._is_ascii:
            return str(count) if count <= _MOST_DIGIT else "+"
        return self._glyphs.levels[self._steps.find(count) - 1]

    def meanings(self) -> Iterator[str]:
        """Yield entries of a legend for the steps that were drawn."""
        if not self._used:
            return
        unit = f"events in {name_unit(self._grid.unit)}"
        if self._is_ascii:
            more = f", + {_MOST_DIGIT + 1} or more"
            yield f"{unit}: the digit{more if max(self._used) > _MOST_DIGIT else ''}"
            return
        yield f"{unit}:"
        for step in sorted(self._used):
            least, most = self._steps.bounds(step)
            text = f"{least:,}" if most is not None else f"{least:,}+"
            if most is not None and most > least:
                text = f"{least:,}{self._glyphs.dash}{most:,}"
            yield f"{self._glyphs.levels[step - 1]} {text}"


def name_unit(unit: str) -> str:
    """Return a unit of `STEPS` in words: `a quarter`, `half a year`, `two years`."""
    words = _UNIT_WORDS.get(unit, unit)
    return f"a {words}" if " " not in words else words


def describe_cells(grid: Grid) -> str:
    """Return how long a cell is: `a cell is a quarter`, `3 cells are a week`."""
    verb = "is" if grid.cells == 1 else "are"
    cells = "a cell" if grid.cells == 1 else count_of(grid.cells, "cell")
    return f"{cells} {verb} {name_unit(grid.unit)}"


def name_unit_span(window: Window, unit: str, *, dash: str) -> str:
    """Return the days of one unit of `STEPS` in words: `Q4 1991`, `Jul – Dec 1991`."""
    if unit == "quarter":
        year, month, _ = calendar_date(window.first)
        return f"Q{month // 3 + 1} {format_year_name(year)}"
    return name_stretch(window, dash=dash)
