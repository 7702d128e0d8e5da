"""Dates known exactly, roughly or hardly at all.

`parse_date` reads what an author typed, EDTF or English, into a `When`: four
bounds in day numbers that every filter, order and drawing goes by. The page
docs/dates.md is the reference, and its tables are the tests of this room.

parsing    a text to a When: tries the grammars in turn, and helps where none fits
edtf       the international standard for inexact dates
undated    what says that nobody knows the date
prefixes   what stands around a date or an id: about, by, after, since, between, or
relative   what that comes to, and dates that name events
ends       the units that it begins and ends with
limits     what words such as `after` make of a date
offsets    dates counted from another
resembling what was taken for an id and resembles a date
english    dates in words: leads, ranges, and the rooms below in turn
units      one calendar unit in words: what a date is, or begins or ends with
parts      parts of months, years, decades and centuries
pairs      two units with a slash between them, and nights
years      years written short, and codes that may be years
eras       years before and after Christ
styles     the Julian calendar and today's
machine    days in figures, and weeks
wording    fuller wordings of one day, through python-dateutil
clocks     times of day and zones
doubts     possibly, perhaps, (?)
hints      what something that is no date was meant to be
spelling   a date as text that is read as it
level2     what is EDTF, and not read here
points     calendar units, made into points
words      the words of English dates
when       four bounds, precision, fit
elements   what dates are made of: one unit as written
order      which of two dates comes first
touching   which of many windows touch another
spans      the days that some dates are known to lie in
calendar   day numbers
display    a When in words
errors     what is wrong with a date
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.dates.calendar import FUTURE as FUTURE
    from timeline.dates.calendar import MONTH_NAMES as MONTH_NAMES
    from timeline.dates.calendar import PAST as PAST
    from timeline.dates.calendar import WEEKDAY_NAMES as WEEKDAY_NAMES
    from timeline.dates.calendar import calendar_date as calendar_date
    from timeline.dates.calendar import day_number as day_number
    from timeline.dates.calendar import days_in_month as days_in_month
    from timeline.dates.calendar import format_day as format_day
    from timeline.dates.calendar import format_year as format_year
    from timeline.dates.calendar import is_finite as is_finite
    from timeline.dates.calendar import month_span as month_span
    from timeline.dates.calendar import weekday as weekday
    from timeline.dates.calendar import year_span as year_span
    from timeline.dates.display import UNDATED as UNDATED
    from timeline.dates.display import format_bounds as format_bounds
    from timeline.dates.display import format_span as format_span
    from timeline.dates.display import format_when as format_when
    from timeline.dates.display import format_year_name as format_year_name
    from timeline.dates.errors import DateError as DateError
    from timeline.dates.parsing import parse_canonical as parse_canonical
    from timeline.dates.parsing import parse_date as parse_date
    from timeline.dates.relative import Relative as Relative
    from timeline.dates.relative import resolve_relative as resolve_relative
    from timeline.dates.resembling import find_slip as find_slip
    from timeline.dates.resembling import respell as respell
    from timeline.dates.spans import find_known_span as find_known_span
    from timeline.dates.spelling import spell_date as spell_date
    from timeline.dates.when import Fit as Fit
    from timeline.dates.when import Precision as Precision
    from timeline.dates.when import Shape as Shape
    from timeline.dates.when import When as When
    from timeline.dates.when import Window as Window
else:
    from timeline.faces import make_face

    __getattr__, __dir__, __all__ = make_face(
        __name__,
        {
            "calendar": (
                "FUTURE",
                "MONTH_NAMES",
                "PAST",
                "WEEKDAY_NAMES",
                "calendar_date",
                "day_number",
                "days_in_month",
                "format_day",
                "format_year",
                "is_finite",
                "month_span",
                "weekday",
                "year_span",
            ),
            "display": (
                "UNDATED",
                "format_bounds",
                "format_span",
                "format_when",
                "format_year_name",
            ),
            "errors": ("DateError",),
            "parsing": ("parse_canonical", "parse_date"),
            "relative": ("Relative", "resolve_relative"),
            "resembling": ("find_slip", "respell"),
            "spans": ("find_known_span",),
            "spelling": ("spell_date",),
            "when": ("Fit", "Precision", "Shape", "When", "Window"),
        },
    )
