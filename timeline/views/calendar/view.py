"""A calendar of the days asked for, else of those in which most events begin.

Months with what stands in them, unless there is too much of it: over more than three
years, a row a year; of a year with a hundred events, a cell a day.
"""

from collections.abc import Iterator
from typing import Protocol

from timeline.analysis import Number
from timeline.dates import calendar_date
from timeline.rendering import Line
from timeline.views.calendar.monthpages import MonthPages
from timeline.views.calendar.yeargrid import YearGrid
from timeline.views.calendar.years import YearsCarpet
from timeline.views.frame import draw_heading
from timeline.views.framed import Framed
from timeline.views.numbers import draw_numbers
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet

# Over more days than these, so many events have no list any more: as many as are no
# marks in lanes.
MANY_DAYS = 3 * 366
MANY = 60
# A year of so many events on known days, if it is more than half a year that is drawn.
MANY_A_YEAR = 100
HALF_A_YEAR = 184


class _Drawing(Protocol):
    def describe(self) -> str: ...

    def lines(self) -> Iterator[Line]: ...

    def numbers(self) -> Iterator[Number]: ...


def draw(sheet: Sheet[CalendarOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    drawing = _choose(sheet)
    yield from draw_heading(sheet, drawn=drawing.describe())
    yield from drawing.lines()
    yield from draw_numbers(drawing.numbers(), sheet)


def list_numbers(sheet: Sheet[CalendarOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, and of the months, days or years drawn."""
    yield from _choose(sheet).numbers()


def _choose(sheet: Sheet[CalendarOptions]) -> _Drawing:
    options = sheet.options
    has_lists = options.pages or options.full or options.limit is not None
    window = None
    if not has_lists and len(sheet.matches) > MANY:
        window = Framed(sheet.selection).window
    if window is not None:
        days = window.last + 1 - window.first
        if days > MANY_DAYS:
            carpet = YearsCarpet(sheet, window)
            if carpet.has_room and carpet.is_fair:
                return carpet
        year, last = (calendar_date(day)[0] for day in window)
        if year == last and days > HALF_A_YEAR and not options.reverse:
            grid = YearGrid(sheet, year)
            if grid.has_room and grid.placed >= MANY_A_YEAR:
                return grid
    return MonthPages(sheet)
