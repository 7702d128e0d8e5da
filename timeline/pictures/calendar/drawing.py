"""A calendar of the days asked for, else of those in which most events begin.

Months with what stands in them; of more years than three with many events, a row a
year; of one busy year, a square a day. The view of a terminal goes by the same rules,
but that years are drawn as well where months have no room.
"""

from timeline.dates import calendar_date
from timeline.diagnostics import ExpectedError
from timeline.pictures.calendar.months import MonthPicture
from timeline.pictures.calendar.yeargrid import YearPicture
from timeline.pictures.calendar.years import YearsPicture
from timeline.pictures.canvas import Canvas, Drawn
from timeline.text import count_of
from timeline.views.calendar.view import HALF_A_YEAR, MANY, MANY_A_YEAR, MANY_DAYS
from timeline.views.framed import Framed
from timeline.views.options import CalendarOptions
from timeline.views.sheet import Sheet


def draw(sheet: Sheet[CalendarOptions], canvas: Canvas) -> Drawn:
    """Return the months, the years, or the days of a year.

    Raises ExpectedError where months are asked for and have no room.
    """
    months = MonthPicture(sheet, canvas)
    if sheet.options.pages:
        if months.has_room:
            return months.draw()
        raise ExpectedError(
            f"{count_of(len(months.months), 'month')} have no room in a picture of"
            f" {canvas.width}x{canvas.height}",
            "ask for fewer, or for a larger size",
        )
    window = Framed(sheet.selection).window
    if window is None:
        return months.draw()
    days = window.last + 1 - window.first
    year, last = (calendar_date(day)[0] for day in window)
    if year == last:
        grid = YearPicture(sheet, canvas, year)
        is_busy = grid.placed >= MANY_A_YEAR and days > HALF_A_YEAR
        if is_busy or not months.has_room:
            return grid.draw()
    if not months.has_room or (len(sheet.matches) > MANY and days > MANY_DAYS):
        return YearsPicture(sheet, canvas, window).draw()
    return months.draw()
