"""One busy year: a column a week, a square a day, and above it the sums of the weeks.

In a picture too narrow for all weeks the year stands in two parts or more, one below
the other. What is known to no day is in no square, and told.
"""

from collections.abc import Iterator

from timeline.dates import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    Window,
    day_number,
    format_when,
    parse_canonical,
    weekday,
    year_span,
)
from timeline.dates import format_day as spell_day
from timeline.layout.heat import make_grid
from timeline.pictures.calendar.heat import Heat
from timeline.pictures.canvas import Canvas, Drawn
from timeline.pictures.measure import measure_text
from timeline.pictures.shapes import Anchor, Face, Group, Ink, Shape, Text, draw_line
from timeline.pictures.stacks import Stack, draw_stack, stack_up
from timeline.text import count_of
from timeline.views.gridded import Gridded
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

_WEEK = 7
_PARTS = (1, 2, 3, 4)
_LARGEST = 34.0
_SUMS = 4.0
# Above the squares, in sizes of the letters: the months, and the gap to what is above.
_MONTHS, _GAP = 1.6, 1.6


class YearPicture:
    """The days of a year, and the sums of its weeks."""

    def __init__(
        self, sheet: Sheet[CalendarOptions], canvas: Canvas, year: int
    ) -> None:
        self._sizes, self._area = canvas.sizes, canvas.area
        self._year = year
        self._days = Window(*year_span(year))
        dates = [match.event.date for match in sheet.matches]
        grid = make_grid(dates, self._days, 1, widest=1, unit="day")
        self._gridded = Gridded(sheet.counting, grid)
        first = self._days.first
        # The first day of the first week, which may be of the year before.
        self._start = first - (weekday(first) - sheet.options.week_start) % _WEEK
        self._weeks = (self._days.last - self._start) // _WEEK + 1

    @property
    def placed(self) -> int:
        """Return how many events are known to a day of the year."""
        return self._gridded.counts.placed

    def draw(self) -> Drawn:
        """Return the squares, the sums, and what has to be told."""
        size, area = self._sizes.label, self._area
        names = max(measure_text(name[:2], size) for name in WEEKDAY_NAMES) + size * 0.6
        parts, side = self._fit(names)
        heat = Heat(stack_up(found) for found in self._gridded.units.values())
        shapes: list[Shape] = []
        each = -(-self._weeks // parts)
        top = area.top
        for part in range(parts):
            weeks = range(part * each, min((part + 1) * each, self._weeks))
            shapes += self._draw_part(weeks, area.left + names, top, side, heat)
            top += self._measure_part(side) + size * _GAP
        left_out = self._gridded.describe_left_out()
        notes = ["a square is a day, a column the sum of a week"]
        if self._gridded.units:
            peak, found = self._gridded.find_peak()
            day = format_when(parse_canonical(spell_day(peak)))
            notes.append(f"most: {len(found):,} on {day}")
        if left_out:
            notes.append(f"in no square: {left_out}")
        return Drawn(
            tuple(shapes),
            tuple(heat.list_keys(self._sizes, "a day")),
            tuple(notes),
            tuple(self._list_sentences()),
        )

    def _measure_part(self, side: float) -> float:
        return side * (_SUMS + _WEEK) + self._sizes.label * _MONTHS

    def _fit(self, names: float) -> tuple[int, float]:
        """Return in how many parts the year stands, so that squares are large."""
        size = self._sizes.label
        best = 1, 0.0
        for parts in _PARTS:
            each = -(-self._weeks // parts)
            height = (self._area.height - (parts - 1) * size * _GAP) / parts
            side = min(
                (self._area.width - names) / each,
                (height - size * _MONTHS) / (_SUMS + _WEEK),
                _LARGEST * self._sizes.scale,
            )
            if side > best[1] * 1.15:
                best = parts, side
        return best

    def _draw_part(
        self, weeks: range, x: float, y: float, side: float, heat: Heat
    ) -> Iterator[Shape]:
        size = self._sizes.label
        ground = y + side * _SUMS
        top = ground + size * _MONTHS
        right = x + len(weeks) * side
        yield draw_line(x, ground, right, ground, Ink.LINE)
        sums = {week: self._sum(week) for week in range(self._weeks)}
        most = max(stack.events for stack in sums.values()) or 1
        an_event = side * (_SUMS - 0.2) / most
        for place, week in enumerate(weeks):
            at = x + place * side
            shapes = draw_stack(
                sums[week], at + side * 0.1, ground, side * 0.8, an_event
            )
            yield Group(count_of(sums[week].events, "event"), tuple(shapes))
            for row in range(_WEEK):
                yield from self._draw_day(
                    self._start + week * _WEEK + row,
                    at + side / 2,
                    top + (row + 0.5) * side,
                    side,
                    heat,
                )
        yield from self._draw_names(weeks, x, (ground + size * 1.1, top), side)

    def _draw_names(
        self, weeks: range, x: float, tops: tuple[float, float], side: float
    ) -> Iterator[Shape]:
        size = self._sizes.label
        free = x - 1
        for month in range(1, 13):
            week = (day_number(self._year, month, 1) - self._start) // _WEEK
            name = MONTH_NAMES[month - 1][:3]
            at = x + (week - weeks.start) * side
            end = at + measure_text(name, size, Face.BOLD)
            if week in weeks and at >= free and end <= x + len(weeks) * side:
                yield Text(at, tops[0], name, size, face=Face.BOLD)
                free = end + size * 0.3
        step = next((one for one in (1, 2, 3) if side * one >= size * 1.15), _WEEK)
        for row in range(0, _WEEK, step):
            name = WEEKDAY_NAMES[weekday(self._start + row)][:2]
            base = tops[1] + (row + 0.5) * side + size * 0.35
            yield Text(x - size * 0.5, base, name, size, Ink.SOFT, anchor=Anchor.END)

    def _draw_day(
        self, day: int, x: float, y: float, side: float, heat: Heat
    ) -> Iterator[Shape]:
        if not self._days.first <= day <= self._days.last:
            return
        found = self._gridded.units.get(day, ())
        if not found:
            dot = side * 0.1
            yield draw_line(x - dot, y, x + dot, y, Ink.LINE, max(side * 0.08, 0.8))
            return
        stack = stack_up(found)
        titles = "; ".join(match.event.title for match in found)
        name = format_when(parse_canonical(spell_day(day)))
        yield Group(f"{name}: {titles}", (heat.draw(stack, x, y, side),))

    def _sum(self, week: int) -> Stack:
        first = self._start + week * _WEEK
        found = [self._gridded.units.get(first + row, ()) for row in range(_WEEK)]
        return stack_up(match for day in found for match in day)

    def _list_sentences(self) -> Iterator[str]:
        for month in range(1, 13):
            first = day_number(self._year, month, 1)
            last = day_number(self._year, month + 1, 1) if month < 12 else None
            end = self._days.last + 1 if last is None else last
            count = sum(
                len(found)
                for day, found in self._gridded.units.items()
                if first <= day < end
            )
            if count:
                yield f"{MONTH_NAMES[month - 1]}: {count_of(count, 'event')}"
