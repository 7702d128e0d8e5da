"""A calendar of months with what stands in them."""

from collections.abc import Iterator

from timeline.analysis import Number
from timeline.rendering import Line
from timeline.views.calendar.monthpages import MonthPages
from timeline.views.frame import draw_heading
from timeline.views.numbers import draw_numbers
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet


def draw(sheet: Sheet[CalendarOptions]) -> Iterator[Line]:
    """Yield the lines of the view."""
    drawing = MonthPages(sheet)
    yield from draw_heading(sheet, drawn=drawing.describe())
    yield from drawing.lines()
    yield from draw_numbers(drawing.numbers(), sheet)


def list_numbers(sheet: Sheet[CalendarOptions]) -> Iterator[Number]:
    """Yield the numbers of the heading, of months, and of days with several events."""
    yield from MonthPages(sheet).numbers()
