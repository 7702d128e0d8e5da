"""Dates known exactly, roughly or hardly at all.

`parse_date` reads what an author typed, EDTF or English, into a `When`: four
bounds in day numbers that every filter, order and drawing goes by. The page
docs/dates.md is the reference, and its tables are the tests of this room.

parsing    a text to a When: tries the grammars in turn, and helps where none fits
edtf       the international standard for inexact dates
undated    what says that nobody knows the date
prefixes   about, by, after, before, during; dates that name another event
english    days, months, parts of a month, ranges
wording    fuller wordings of one day, through python-dateutil
words      the words of English dates
when       four bounds, precision, fit
touching   which of many windows touch another
calendar   day numbers
display    a When in words
errors     what is wrong with a date
"""

from timeline.dates.calendar import (
    FUTURE,
    PAST,
    calendar_date,
    day_number,
    format_day,
    is_finite,
)
from timeline.dates.errors import DateError
from timeline.dates.parsing import parse_date
from timeline.dates.prefixes import Relative, resolve_relative
from timeline.dates.when import Fit, Precision, Shape, When, Window

__all__ = [
    "FUTURE",
    "PAST",
    "DateError",
    "Fit",
    "Precision",
    "Relative",
    "Shape",
    "When",
    "Window",
    "calendar_date",
    "day_number",
    "format_day",
    "is_finite",
    "parse_date",
    "resolve_relative",
]
