"""Lanes of many events: how many begin in each unit, on one scale for all.

    everything        226           21 █
                          ▂       ▇▅▄▃█▄
                         ▅█▂█▆▆▆████████▇▆▆▆▆▆▄▅▃▅▄▅▃▇▄▄▂▄▆▆▄▅▄▅▂▅▃
                         ┬─────────┬─────────┬─────────┬─────────┬─
                         1985      1990      1995      2000      2005
    Soviet Union       81 ▃▄▁▄▄▃▃▄▃▄▅▄▄▅      ┊         ┊         ┊  +1

Lanes are those of most events, in the order in which they were busiest; all others are
one, of events that stand in no lane above. The numbers behind a lane are exact: what
of it stands in no cell, and its fullest unit.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from timeline.analysis import Number
from timeline.dates import Window
from timeline.layout.buckets import Counts, name_window
from timeline.layout.heat import Grid, make_grid
from timeline.query import Match, Term
from timeline.rendering import Line, Span, measure_cells, trim_line
from timeline.views.axislines import AxisLines, join_cells
from timeline.views.gridded import Gridded
from timeline.views.heading import name_stretch
from timeline.views.heat import HeatRows, describe_cells, name_unit_span
from timeline.views.lanes.members import Members
from timeline.views.lanes.names import NameColumn, draw_above
from timeline.views.options import LanesOptions
from timeline.views.sheet import Sheet
from timeline.vocabulary import KIND_FAMILIES

# Rows of the chart of everything, and the height below which it has one alone.
_CHART_ROWS = 3
_LOW = 16
# A lane has at least one part in so many of the events, unless fewer than so many
# lanes would be left.
_LEAST_PART = 50
_LEAST_EVENTS = 2
_LEAST_LANES = 12
# Lanes with one part in so many of the events have their names in bold.
_BUSY_PART = 10
# With so many cells to spare, the fullest unit of each lane is told.
_MOST_ROOM = 20
_EVERYTHING = "everything"


class HeatedLanes:
    """The chart of everything, the axis, and lanes of heat."""

    def __init__(
        self,
        sheet: Sheet[LanesOptions],
        members: Members,
        window: Window,
        names: Sequence[str],
        height: int | None,
    ) -> None:
        """Take the days of the axis, the names of lanes in order, and the rows.

        These are for all of it, None being any number.
        """
        self._sheet = sheet
        self._members = members
        self._glyphs = glyphs = sheet.glyphs
        low = height is not None and height < _LOW
        self._chart_rows = 1 if low else _CHART_ROWS
        self._kept = self._choose(names, height)
        labels = [*map(members.label, self._kept), _EVERYTHING]
        labels.append(f"{len(names):,} others")
        counts = [str(members.count(name)) for name in self._kept]
        self._column = NameColumn(
            labels, [*counts, f"{len(sheet.matches):,}"], sheet.width, glyphs
        )
        room = max(sheet.width - self._column.width - 1, 1)
        beside = len(" +1")
        self.grid = self._make_grid(window, room - beside)
        self._gridded = Gridded(sheet.counting, self.grid)
        if self._off_width > beside:
            # What of a lane is in no cell needs more room than one figure.
            room -= self._off_width - beside
            self.grid = self._make_grid(window, room - beside)
            self._gridded = Gridded(sheet.counting, self.grid)
        self.counts: Counts = self._gridded.counts
        room -= beside
        self._has_most = room - self.grid.columns >= _MOST_ROOM and self._fits_most()
        self._lines = AxisLines(
            self.grid.axis, glyphs, week_start=sheet.options.week_start
        )
        rows = [*self._lane_numbers.values(), self._number(self._others)]
        tallies = [self._tally(numbers) for numbers in rows]
        self._rows = HeatRows(
            self.grid, max((max(one) for one in tallies), default=0), glyphs
        )

    def _make_grid(self, window: Window, room: int) -> Grid:
        dates = [match.event.date for match in self._sheet.matches]
        dated = [date for date in dates if not date.is_undated]
        start = self._sheet.options.week_start
        return make_grid(dated, window, max(room, 1), week_start=start)

    # Which lanes, and who stands in them.

    def _choose(self, names: Sequence[str], height: int | None) -> tuple[str, ...]:
        """Return the names of the lanes that are drawn, in the order given."""
        sizes = {name: len(self._members.lanes[name]) for name in names}
        ranked = sorted(names, key=lambda name: (-sizes[name], not name))
        if self._sheet.options.height == 0:
            return tuple(names)
        least = max(len(self._sheet.matches) / _LEAST_PART, _LEAST_EVENTS)
        chosen = [name for name in ranked if sizes[name] >= least]
        if len(ranked) <= _LEAST_LANES:
            chosen = ranked
        elif len(chosen) < _LEAST_LANES:
            # Of thousands with one event each, none is more worth a lane than another.
            several = [name for name in ranked if sizes[name] >= _LEAST_EVENTS]
            chosen = several[:_LEAST_LANES] or ranked[:_LEAST_LANES]
        if height is not None:
            # The chart, its axis, the lane of all others.
            chosen = chosen[: max(height - self._chart_rows - 5, 1)]
        kept = set(chosen)
        return tuple(name for name in names if name in kept)

    @cached_property
    def _lane_numbers(self) -> dict[str, tuple[int, ...]]:
        """Return the numbers of the events of each lane that is drawn, in order."""
        found = {
            name: tuple(number for number, *_ in self._members.lanes[name])
            for name in self._kept
        }
        if self._sheet.options.order:
            return found
        return dict(sorted(found.items(), key=lambda lane: self._find_middle(lane[1])))

    def _find_middle(self, numbers: Sequence[int]) -> tuple[bool, float]:
        """Return the median unit of a lane's events: bands of activity go diagonal."""
        units = sorted(
            unit
            for number in numbers
            if (unit := self.counts.numbers[number - 1]) is not None
        )
        return (False, units[(len(units) - 1) // 2]) if units else (True, 0.0)

    @cached_property
    def _others(self) -> tuple[Match, ...]:
        """Return the events that stand in no lane that is drawn, or may do so."""
        if len(self._kept) == len(self._members.lanes):
            return ()
        counting = self._sheet.counting
        query = counting.ask(self._members.ask_others(self._kept))
        return counting.select(query)

    @property
    def _left(self) -> int:
        """Return how many lanes are not drawn."""
        return len(self._members.lanes) - len(self._kept)

    def _tally(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return self.grid.tally(self.counts.numbers[number - 1] for number in numbers)

    # What is drawn.

    def describe(self) -> str:
        """Return what is on the axis in words, and how long a cell is."""
        stretch = name_stretch(self.grid.window, dash=self._glyphs.dash)
        return f"{stretch}, {describe_cells(self.grid)}"

    def describe_left_out(self) -> str:
        """Return in words what is in no cell: `9 before 1971, 3 known too roughly`."""
        return self._gridded.describe_left_out()

    def lines(self) -> Iterator[Line]:
        """Yield the lines, each at most the width."""
        yield ()
        yield from self._draw_everything()
        yield from self._draw_axis()
        ground = self._lines.make_ground()
        least = len(self._sheet.matches) / _BUSY_PART
        for name, numbers in self._lane_numbers.items():
            style = "strong" if len(numbers) >= least else "event"
            label = self._members.label(name)
            count = str(self._members.count(name))
            before = self._column.draw(label, count, style)
            yield self._draw_lane(before, numbers, ground)
        if self._left:
            label = f"{self._left:,} others"
            others = self._number(self._others)
            if others:
                count = str(self._count_others())
                before = self._column.draw(label, count, "quiet")
                yield self._draw_lane(before, others, ground)
            else:
                yield from draw_above(
                    self._column.draw(label, style="quiet"), self._sheet
                )

    def meanings(self) -> Iterator[str | Span]:
        """Yield the legend's entries for what was drawn."""
        yield from self._rows.meanings()
        families = {style for style in self._styles_used if style != "event"}
        for family in sorted(families):
            yield Span(f"mostly\u00a0{family}", family)
        if any(self._count_off(one) for one in self._lane_numbers.values()):
            yield "+1 in no cell"

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        find = self._sheet.counting.find
        matches = self._sheet.matches
        yield from self._gridded.list_numbers()
        peak = self._find_peak(range(1, len(self._sheet.matches) + 1))
        if peak is not None:
            label = name_window(peak[0])
            found = [matches[one - 1] for one in peak[1]]
            yield find(label, found, Term("placed", (label,)))
        for name, numbers in self._lane_numbers.items():
            yield self._members.count(name)
            off = self._list_off(numbers)
            if off:
                yield self._members.find_part(name, "in no cell", off)
            most = self._find_peak(numbers) if self._has_most else None
            if most is not None:
                label = name_window(most[0])
                asked = Term("placed", (label,))
                yield self._members.find_part(name, label, most[1], asked)
        if self._others:
            yield self._count_others()

    def _count_others(self) -> Number:
        counting = self._sheet.counting
        query = counting.ask(self._members.ask_others(self._kept))
        return counting.number(f"{self._left:,} others", self._others, query)

    def _draw_everything(self) -> Iterator[Line]:
        """Yield the columns of all events, with the number of the highest."""
        tally = self._tally(range(1, len(self._sheet.matches) + 1))
        peak = max(tally, default=0)
        levels = self._glyphs.levels
        parts = len(levels)
        heights = [
            -(-count * self._chart_rows * parts // max(peak, 1)) for count in tally
        ]
        rows: list[list[Span]] = []
        for row in range(self._chart_rows):
            below = (self._chart_rows - 1 - row) * parts
            filled = [min(max(height - below, 0), parts) for height in heights]
            text = "".join(
                (levels[part - 1] if part else " ") * self.grid.cells for part in filled
            )
            rows.append([Span(char, "density") for char in text])
        if peak:
            self._write_peak(rows[0], tally.index(peak), f"{peak:,}")
        total = f"{len(self._sheet.matches):,}"
        for row, cells in enumerate(rows):
            before = (
                self._column.draw_blank()
                if row
                else self._column.draw(_EVERYTHING, total, "strong")
            )
            yield trim_line((*before, Span(" "), *join_cells(cells)))

    def _write_peak(self, cells: list[Span], unit: int, text: str) -> None:
        """Write a number into the nearest empty place beside a unit's cells."""
        left = unit * self.grid.cells
        right = left + self.grid.cells
        # A blank parts it from the column; beyond the axis there is room for it.
        for start in (left - 1 - len(text), right + 1):
            stretch = cells[max(start - 1, 0) : start + len(text) + 1]
            around = [
                cell
                for index, cell in enumerate(stretch, max(start - 1, 0))
                if not left <= index < right
            ]
            if start >= 0 and all(cell.text == " " for cell in around):
                cells += [Span(" ")] * (start + len(text) - len(cells))
                for index, char in enumerate(text):
                    cells[start + index] = Span(char, "strong")
                return

    def _draw_axis(self) -> Iterator[Line]:
        lines = list(self._lines.draw_below(self._column.width + 1))
        if self._has_most and lines:
            gap = self.grid.columns - sum(
                measure_cells(span.text) for span in lines[-1][1:]
            )
            beside = " " * (gap + self._off_width + 1)
            lines[-1] = (*lines[-1], Span(f"{beside}most", "label"))
        yield from lines

    @property
    def _off_width(self) -> int:
        """Return the cells of what stands behind lanes: the longest ` +12`."""
        units = self._gridded.counts.numbers
        lanes = [self._members.lanes[name] for name in self._kept]
        off = [sum(units[one[0] - 1] is None for one in lane) for lane in lanes]
        off.append(sum(units[one - 1] is None for one in self._number(self._others)))
        most = max(off, default=0)
        return len(f" +{most:,}") if most else 0

    def _draw_lane(
        self, before: Line, numbers: Sequence[int], ground: Sequence[Span]
    ) -> Line:
        styles = self._pick_styles(numbers)
        cells = self._rows.draw(self._tally(numbers), ground, styles)
        off = self._count_off(numbers)
        taken = self._column.width + 1 + self.grid.columns + self._off_width
        # Thousands of years may leave a very narrow screen no room for it.
        beside = f" +{off:,}" if off and taken <= self._sheet.width else ""
        spans = [*before, Span(" "), *join_cells(cells)]
        spans.append(Span(f"{beside:<{self._off_width}}", "quiet"))
        peak = self._find_peak(numbers) if self._has_most else None
        if peak is not None:
            spans.append(Span(self._word_peak(peak), "quiet"))
        return trim_line(spans)

    def _word_peak(self, peak: tuple[Window, Sequence[int]]) -> str:
        """Return ` 12 in May 2013`, numbers of all lanes below each other."""
        window, found = peak
        stretch = name_unit_span(window, self.grid.unit, dash=self._glyphs.dash)
        return f" {len(found):>{self._digits},} in {stretch}"

    def _fits_most(self) -> bool:
        """Tell whether what every lane has most of has room behind it."""
        taken = self._column.width + 1 + self.grid.columns + self._off_width
        lanes = [*self._lane_numbers.values(), self._number(self._others)]
        peaks = filter(None, map(self._find_peak, lanes))
        longest = max((measure_cells(self._word_peak(one)) for one in peaks), default=0)
        return taken + longest <= self._sheet.width

    @cached_property
    def _digits(self) -> int:
        peaks = map(self._find_peak, self._lane_numbers.values())
        return len(f"{max((len(one[1]) for one in peaks if one), default=0):,}")

    def _pick_styles(self, numbers: Sequence[int]) -> list[str]:
        """Return for each unit the family of more than half of its events."""
        families: list[Counter[str]] = [Counter() for _ in range(self.grid.units)]
        for number in numbers:
            unit = self.counts.numbers[number - 1]
            if unit is not None:
                kind = self._sheet.matches[number - 1].event.kind
                families[unit - self.grid.first][KIND_FAMILIES.get(kind, "event")] += 1
        styles = []
        for counted in families:
            family, most = next(iter(counted.most_common(1)), ("event", 0))
            style = family if 2 * most > counted.total() else "event"
            styles.append(style)
            self._styles_used.add(style)
        return styles

    # What is counted.

    @cached_property
    def _styles_used(self) -> set[str]:
        return set()

    @cached_property
    def _numbers_of(self) -> dict[str, int]:
        return {
            match.event.id: number
            for number, match in enumerate(self._sheet.matches, 1)
        }

    def _number(self, matches: Iterable[Match]) -> tuple[int, ...]:
        return tuple(self._numbers_of[match.event.id] for match in matches)

    def _list_off(self, numbers: Iterable[int]) -> list[int]:
        """Return the numbers of events that stand in no cell."""
        return [one for one in numbers if self.counts.numbers[one - 1] is None]

    def _count_off(self, numbers: Iterable[int]) -> int:
        return len(self._list_off(numbers))

    def _find_peak(self, numbers: Iterable[int]) -> tuple[Window, list[int]] | None:
        """Return the days of the fullest unit, the first of equals, and its events."""
        units: dict[int, list[int]] = {}
        for number in numbers:
            unit = self.counts.numbers[number - 1]
            if unit is not None:
                units.setdefault(unit, []).append(number)
        if not units:
            return None
        best = min(units, key=lambda unit: (-len(units[unit]), unit))
        return self.grid.span(best - self.grid.first), units[best]
