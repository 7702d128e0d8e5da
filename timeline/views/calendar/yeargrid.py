"""One busy year: a column a week, a cell a day.

        Jan Feb Mar  Apr May Jun  Jul Aug Sep  Oct Nov Dec
    Mo  ··█░·█▒░▒█▒▓▓░▓▓▓▓▓▒░░▓▒░▓▓▒▒▓▒░▒░░·················
    Tu  ░░▓▒▓▓▓▓░█▓▓▓▓▓██▓▒▓▓▓▒·▒▓▒▓░▒▓▒░▓▓········░········
    Σ   ▃▂▄▇▆▆▇▆▆▅▇▆▆▆▆▆▆▆▆▆▆▆▅▆▄▄▆▅▅▅▆▆▅▄▄▂▁

What is known to no day is in no cell, and named below.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from timeline.analysis import Number
from timeline.dates import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Window,
    day_number,
    format_day,
    format_when,
    weekday,
    year_span,
)
from timeline.layout.axis import make_axis
from timeline.layout.heat import Grid, make_grid
from timeline.query import Term
from timeline.rendering import Line, Span, cut_cells, trim_line, wrap_cells
from timeline.views.axislines import join_cells
from timeline.views.frame import draw_meanings, draw_notes, draw_possible
from timeline.views.gridded import Gridded
from timeline.views.heading import name_stretch
from timeline.views.heat import HeatRows
from timeline.views.numbers import list_heading
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

_WEEK = 7
_MARGIN = 5
# How many events each shade stands for at least, in a quiet year and in one with a
# day of more than so many.
_SHADES = (1, 2, 3, 5)
_BUSY_SHADES = (1, 2, 3, 7)
_BUSY = 16
_MOST_DIGIT = 9
# Lines of what is known too roughly.
_MOST_LINES = 3


class YearGrid:
    """Draws the days of a year, and the sums of its weeks."""

    def __init__(self, sheet: Sheet[CalendarOptions], year: int) -> None:
        self._sheet = sheet
        self._glyphs = sheet.glyphs
        self._is_ascii = sheet.glyphs.levels.isascii()
        self._year = year
        self._days = Window(*year_span(year))
        dates = [match.event.date for match in sheet.matches]
        days = make_grid(dates, self._days, 1, widest=1, unit="day")
        self._gridded = Gridded(sheet.counting, days)
        first = self._days.first
        # The first day of the first week, which may be of the year before.
        self._start = first - (weekday(first) - sheet.options.week_start) % _WEEK
        self._weeks = (self._days.last - self._start) // _WEEK + 1
        self._cells = 2 if sheet.width >= _MARGIN + 2 * self._weeks else 1

    @property
    def placed(self) -> int:
        """Return how many events are known to a day of the year."""
        return self._gridded.counts.placed

    @property
    def has_room(self) -> bool:
        """Tell whether a row is no longer than the width."""
        return _MARGIN + self._weeks <= self._sheet.width

    def describe(self) -> str:
        """Return in words what columns are, and what is in no cell."""
        text = name_stretch(self._days, dash=self._glyphs.dash)
        text = f"{text}, a column is a week"
        left_out = self._gridded.describe_left_out()
        return f"{text}; in no cell: {left_out}" if left_out else text

    def numbers(self) -> Iterator[Number]:
        """Yield all numbers of events that are printed."""
        yield from list_heading(self._sheet)
        yield from self._gridded.list_numbers()
        if self._gridded.units:
            peak, matches = self._gridded.find_peak()
            day = format_day(peak)
            yield self._sheet.counting.find(day, matches, Term("placed", (day,)))

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the heading."""
        yield from draw_notes(self._sheet)
        yield ()
        yield self._draw_months()
        counts = {day: len(found) for day, found in self._gridded.units.items()}
        most = max(counts.values(), default=0)
        shades = _BUSY_SHADES if most > _BUSY else _SHADES
        for row in range(_WEEK):
            days = range(self._start + row, self._start + row + _WEEK * self._weeks, 7)
            cells = [self._draw_day(day, counts.get(day, 0), shades) for day in days]
            name = WEEKDAY_NAMES[weekday(days[0])][:2]
            yield trim_line([self._draw_name(name), *join_cells(cells)])
        sums = [0] * self._weeks
        for day, count in counts.items():
            sums[(day - self._start) // _WEEK] += count
        axis = make_axis(self._days, self._weeks * self._cells)
        grid = Grid("week", 0, self._weeks, self._cells, axis)
        heat = HeatRows(grid, max(sums), self._glyphs)
        cells = heat.draw(sums, [Span(" ")] * grid.columns)
        name = "sum" if self._is_ascii else "Σ"
        yield trim_line([self._draw_name(name), *join_cells(cells)])
        yield from draw_meanings(self._list_meanings(shades), self._sheet.width)
        # Both scales begin with one event; in lines of their own nobody mixes them up.
        yield from list(draw_meanings(list(heat.meanings()), self._sheet.width))[1:]
        yield from self._draw_words(most)
        yield from draw_possible(self._sheet)

    def _draw_name(self, name: str) -> Span:
        return Span(f" {name}".ljust(_MARGIN), "label")

    def _draw_months(self) -> Line:
        text = ""
        for month in range(1, 13):
            week = (day_number(self._year, month, 1) - self._start) // _WEEK
            text = text.ljust(week * self._cells) + MONTH_NAMES[month - 1][:3]
        return Span(" " * _MARGIN), Span(text, "period")

    def _draw_day(self, day: int, count: int, shades: Sequence[int]) -> Span:
        if not self._days.first <= day <= self._days.last:
            return Span(" " * self._cells)
        if not count:
            dot = "." if self._is_ascii else self._glyphs.dot
            return Span(dot.ljust(self._cells), "quiet")
        if self._is_ascii:
            digit = str(count) if count <= _MOST_DIGIT else "+"
            return Span(digit.ljust(self._cells), "density")
        shade = self._glyphs.densities[bisect_right(shades, count) - 1]
        return Span(shade * self._cells, "density")

    def _list_meanings(self, shades: Sequence[int]) -> list[str]:
        if self._is_ascii:
            return [f"events on a day: the digit, + {_MOST_DIGIT + 1} or more"]
        entries = ["events on a day:"]
        for index, least in enumerate(shades):
            text = f"{least} or more"
            if index + 1 < len(shades):
                last = shades[index + 1] - 1
                text = (
                    f"{least}{self._glyphs.dash}{last}" if last > least else f"{last}"
                )
            entries.append(f"{self._glyphs.densities[index]} {text}")
        return entries

    def _draw_words(self, most: int) -> Iterator[Line]:
        """Yield the day with most events, and when what is in no cell began."""
        texts: list[str] = []
        dash = self._glyphs.dash
        if self._gridded.units:
            peak, _ = self._gridded.find_peak()
            day = name_stretch(Window(peak, peak), dash=dash)
            texts.append(f"most: {most:,} on {day}")
        dates = (match.event.date for match in self._gridded.rough)
        rough = dict.fromkeys(
            format_when(date, year=self._year, dash=dash) for date in dates
        )
        if rough:
            texts.append(f"known too roughly: {'; '.join(rough)}")
        for text in texts:
            room = self._sheet.width - 1
            lines = wrap_cells(text, room)
            if len(lines) > _MOST_LINES:
                last = " ".join(lines[_MOST_LINES - 1 : _MOST_LINES + 1])
                cut = cut_cells(last, room, self._glyphs.ellipsis)
                lines[_MOST_LINES - 1 :] = [cut]
            yield ()
            for line in lines:
                yield Span(" "), Span(line, "quiet")
