"""Dates known exactly, roughly or hardly at all.

`parse_date` reads what an author typed, EDTF or English, into a `When`: four
bounds in day numbers that every filter, order and drawing goes by. The page
docs/dates.md is the reference, and its tables are the tests of this room.

parsing    a text to a When: tries the grammars in turn, and helps where none fits
edtf       the international standard for inexact dates
undated    what says that nobody knows the date
prefixes   what stands around a date or an id: about, by, after, since, between, or
relative   what that comes to, and dates that name events
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

from timeline.dates.calendar import (
    FUTURE,
    MONTH_NAMES,
    PAST,
    WEEKDAY_NAMES,
    calendar_date,
    day_number,
    days_in_month,
    format_day,
    format_year,
    is_finite,
    month_span,
    weekday,
    year_span,
)
from timeline.dates.display import (
    UNDATED,
    format_bounds,
    format_span,
    format_when,
    format_year_name,
)
from timeline.dates.errors import DateError
from timeline.dates.parsing import parse_canonical, parse_date
from timeline.dates.relative import Relative, resolve_relative
from timeline.dates.resembling import find_slip, respell
from timeline.dates.spans import find_known_span
from timeline.dates.spelling import spell_date
from timeline.dates.when import Fit, Precision, Shape, When, Window

__all__ = [
    "FUTURE",
    "MONTH_NAMES",
    "PAST",
    "UNDATED",
    "WEEKDAY_NAMES",
    "DateError",
    "Fit",
    "Precision",
    "Relative",
    "Shape",
    "When",
    "Window",
    "calendar_date",
    "day_number",
    "days_in_month",
    "find_known_span",
    "find_slip",
    "format_bounds",
    "format_day",
    "format_span",
    "format_when",
    "format_year",
    "format_year_name",
    "is_finite",
    "month_span",
    "parse_canonical",
    "parse_date",
    "resolve_relative",
    "respell",
    "spell_date",
    "weekday",
    "year_span",
]
