"""Many years, a row each: a square for each week, and how many events at the right.

Weeks are counted from 1 January (`timeline.layout.yearweeks`). What is known to its
year and to none of these weeks is in the number, and told behind it. Years in which
nothing is known to begin are one row, however many stand together.
"""

from collections.abc import Iterator, Sequence

from timeline.dates import MONTH_NAMES, Window, format_year_name
from timeline.layout.heat import make_grid
from timeline.layout.yearweeks import (
    WEEK,
    count_units,
    find_month_units,
    find_unit,
)
from timeline.lean import NamedTuple
from timeline.pictures.calendar.heat import Heat
from timeline.pictures.canvas import Canvas, Drawn
from timeline.pictures.measure import cut_text, measure_text
from timeline.pictures.shapes import (
    Anchor,
    Box,
    Group,
    Ink,
    Shape,
    Text,
    draw_line,
)
from timeline.pictures.stacks import Stack, draw_stack, stack_up
from timeline.query import Match
from timeline.text import count_of
from timeline.views.gridded import Gridded
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

# So many years in a row without anything are one.
_SILENT = 3
# The height of a row, in sizes of its letters, and from which on each is labelled.
_LEAST_ROW, _HIGHEST_ROW, _LABELLED = 0.34, 2.6, 1.1
# Where not all years have room for labels, those have that are divisible by one of
# these.
_ROUND = (1, 2, 5, 10, 20, 50)
_LEAST_CELL = 5.0
_BARS_SHARE = 0.14


class _Row(NamedTuple):
    year: int
    silent: int
    """So many years from this one on in which nothing begins; 0 for a year."""
    matches: Sequence[Match]


class YearsPicture:
    """The years of an axis, each in a row of weeks."""

    def __init__(
        self, sheet: Sheet[CalendarOptions], canvas: Canvas, window: Window
    ) -> None:
        """Take the days of the axis, whose years are drawn whole."""
        self._sizes, self._area = canvas.sizes, canvas.area
        dates = [match.event.date for match in sheet.matches]
        dated = [date for date in dates if not date.is_undated]
        grid = make_grid(dated, window, 1, widest=1, unit="year")
        self._gridded = Gridded(sheet.counting, grid)
        self._rows = self._list_rows(range(grid.first, grid.first + grid.units))
        size = self._sizes.label
        room = int((self._area.height - self._head) / (size * _LEAST_ROW))
        self._dropped = self._rows[room:]
        self._rows = self._rows[:room]

    @property
    def _head(self) -> float:
        return self._sizes.axis * 1.7

    def _list_rows(self, years: range) -> list[_Row]:
        rows: list[_Row] = []
        silent: list[int] = []
        for year in (*years, None):
            matches = self._gridded.units.get(year, ()) if year is not None else ()
            if year is not None and not matches:
                silent.append(year)
                continue
            if len(silent) >= _SILENT:
                rows.append(_Row(silent[0], len(silent), ()))
            else:
                rows += [_Row(one, 0, ()) for one in silent]
            silent = []
            if year is not None:
                rows.append(_Row(year, 0, matches))
        return rows

    def draw(self) -> Drawn:
        """Return the rows, their scale, and what is in none."""
        size, area = self._sizes.label, self._area
        names = [format_year_name(row.year) for row in self._rows if not row.silent]
        left = area.left + max(measure_text(one, size) for one in names) + size * 0.8
        beside = max(
            measure_text(text, size)
            for row in self._rows
            for text in (self._write_number(row, WEEK), self._write_number(row, 14))
        )
        bars = area.width * _BARS_SHARE
        right = area.right - bars - beside - size * 1.2
        days = WEEK if right - left >= count_units(WEEK) * _LEAST_CELL else 2 * WEEK
        grid = Box(left, area.top + self._head, right, area.bottom)
        shapes, heat = self._draw(grid, days, bars)
        unit = "a week" if days == WEEK else "two weeks"
        notes = [f"a row is a year, a square {unit}"]
        left_out = self._gridded.describe_left_out()
        if left_out:
            notes.append(f"in no row: {left_out}")
        if self._dropped:
            events = sum(len(row.matches) for row in self._dropped)
            years = format_year_name(self._dropped[0].year)
            noun = count_of(events, "event")
            notes.append(f"{noun} from {years} on have no room")
        rough = sum(self._count_rough(row, days) for row in self._rows)
        if rough:
            singular = unit.rsplit(maxsplit=1)[-1].removesuffix("s")
            notes.append(f"a number in brackets is known to no {singular}")
        return Drawn(
            tuple(shapes),
            tuple(heat.list_keys(self._sizes, unit)),
            tuple(notes),
            tuple(self._list_sentences()),
        )

    def _draw(self, grid: Box, days: int, bars: float) -> tuple[list[Shape], Heat]:
        size = self._sizes.label
        height = min(grid.height / len(self._rows), size * _HIGHEST_ROW)
        width = grid.width / count_units(days)
        found = [_stack_units(row.matches, days) for row in self._rows]
        heat = Heat(stack for row in found for stack in row.values())
        side = min(width, height)
        bottom = grid.top + height * len(self._rows)
        shapes = [*self._draw_months(grid, days, width, bottom)]
        most = max(len(row.matches) for row in self._rows) or 1
        step = next(one for one in _ROUND if height * one >= size * _LABELLED)
        for place, (row, units) in enumerate(zip(self._rows, found, strict=True)):
            y = grid.top + place * height
            base = y + height / 2 + size * 0.35
            if not place or row.silent or row.year % step == 0:
                shapes.append(draw_line(self._area.left, y, self._area.right, y))
            if row.silent:
                if height < size * _LABELLED:
                    continue
                text = f"{row.silent:,} years in which nothing is known to begin"
                text = cut_text(text, size, grid.width)
                shapes.append(Text(grid.left, base, text, size, Ink.SOFT))
                continue
            name = format_year_name(row.year)
            at = grid.left - size * 0.8
            is_labelled = row.year % step == 0
            if is_labelled:
                shapes.append(Text(at, base, name, size, anchor=Anchor.END))
            for unit, stack in units.items():
                x = grid.left + (unit + 0.5) * width
                square = heat.draw(stack, x, y + height / 2, side)
                title = f"{name}: {count_of(stack.events, 'event')}"
                shapes.append(Group(title, (square,)))
            number = self._write_number(row, days) if is_labelled else ""
            shapes += self._draw_sum(row, number, grid, (y, height), bars / most)
        shapes.append(draw_line(self._area.left, bottom, self._area.right, bottom))
        return shapes, heat

    def _draw_months(
        self, grid: Box, days: int, width: float, bottom: float
    ) -> Iterator[Shape]:
        size = self._sizes.axis
        room = grid.width / 12 - size * 0.4
        names = [name[:3] for name in MONTH_NAMES]
        if max(measure_text(name, size) for name in names) > room:
            names = [name[0] for name in names]
        free = grid.left
        for name, unit in zip(names, find_month_units(days), strict=True):
            x = grid.left + unit * width
            yield draw_line(x, grid.top - size * 0.4, x, bottom)
            if x >= free:
                yield Text(x + 1, grid.top - size * 0.6, name, size, Ink.SOFT)
                free = x + 1 + measure_text(name, size)

    def _draw_sum(
        self,
        row: _Row,
        number: str,
        grid: Box,
        place: tuple[float, float],
        scale: float,
    ) -> Iterator[Shape]:
        """Yield a bar as long as a year has events, and their number."""
        size = self._sizes.label
        y, height = place
        left = grid.right + size * 0.8
        stack = stack_up(row.matches)
        thick = min(height * 0.6, size * 0.9)
        top = y + (height - thick) / 2
        # A column that lies on its side: its ground is at the left.
        for shape in draw_stack(stack, 0, 0, thick, scale):
            yield shape._replace(
                x=left - shape.y - shape.height, y=top, width=shape.height, height=thick
            )
        if not number or not stack.events:
            return
        base = y + height / 2 + size * 0.35
        if height >= size * _LABELLED:
            x = left + stack.events * scale + size * 0.4
            yield Text(x, base, number, size)
        else:
            # The bars of other years may be longer.
            end = Anchor.END
            yield Text(self._area.right, base, number, size, anchor=end)

    def _count_rough(self, row: _Row, days: int) -> int:
        """Return how many events of a year are known to none of its units."""
        return sum(find_unit(one.event.date, days) is None for one in row.matches)

    def _write_number(self, row: _Row, days: int) -> str:
        rough = self._count_rough(row, days)
        stack = stack_up(row.matches)
        return f"{stack} ({rough:,})" if rough else str(stack)

    def _list_sentences(self) -> Iterator[str]:
        for row in self._rows:
            if row.matches:
                count = count_of(len(row.matches), "event")
                yield f"{format_year_name(row.year)}: {count}"


def _stack_units(matches: Sequence[Match], days: int) -> dict[int, Stack]:
    found: dict[int, list[Match]] = {}
    for match in matches:
        unit = find_unit(match.event.date, days)
        if unit is not None:
            found.setdefault(unit, []).append(match)
    return {unit: stack_up(found[unit]) for unit in sorted(found)}
